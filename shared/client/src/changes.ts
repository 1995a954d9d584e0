import type { Id, IdSource } from '@porchlight/protocol';
import type { KeyValueStore, Stop } from './environment.ts';
import type { RecallDesk, RecallDeskOptions } from './recall-desk.ts';
import type { ChatState } from './state.ts';

/** What recalls stand on. */
export interface RecallsOptions<State extends ChatState> extends RecallDeskOptions<State> {
  readonly storage: KeyValueStore;
  readonly scope: string;
  readonly newId: IdSource;
}

/** Keeps what is to be recalled until the server has answered. */
export interface Recalls {
  /** Reads what is kept, and asks for it where this tab may. */
  readonly look: () => Promise<void>;
  /** Resolves once it is kept. */
  readonly add: (conversation_id: Id, message_id: Id) => Promise<void>;
  readonly close: Stop;
}

/** Makes the keeper. People recall little, so what asks for it is loaded only where there is something to ask for. */
export function createRecalls<State extends ChatState>(options: RecallsOptions<State>): Recalls {
  const { storage, newId, tell } = options;
  const prefix = `${options.scope}/recall/`;
  let desk: RecallDesk | undefined;

  async function look(): Promise<void> {
    const kept = await storage.entries(prefix);
    if (kept.length === 0 && desk === undefined) return;
    try {
      const part = await import('./recall-desk.ts');
      desk ??= part.createRecallDesk(options);
      desk.take(kept);
    } catch {
      // Without a network it is looked at again when there is one.
    }
  }

  return {
    look,
    add: async (conversation_id, message_id) => {
      const recall = { id: newId(), conversation_id, message_id };
      await storage.append(prefix, message_id, JSON.stringify(recall));
      tell();
      await look();
    },
    close: () => desk?.close(),
  };
}
