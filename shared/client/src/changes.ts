import type { Id, IdSource } from '@porchlight/protocol';
import type { ChangeDesk, ChangeDeskOptions } from './change-desk.ts';
import type { KeyValueStore, Stop } from './environment.ts';
import type { ChatState } from './state.ts';

/** What changes of messages stand on. */
export interface ChangesOptions<State extends ChatState> extends ChangeDeskOptions<State> {
  readonly storage: KeyValueStore;
  readonly scope: string;
  readonly newId: IdSource;
}

/** Keeps what is to become of messages until the server has answered. */
export interface Changes {
  /** Reads what is kept, and asks for it where this tab may. */
  readonly look: () => Promise<void>;
  /** Wants a message recalled or, with a text, edited. Resolves once that is kept. */
  readonly add: (conversation_id: Id, message_id: Id, text?: string) => Promise<void>;
  /** Forgets what the server has refused. */
  readonly drop: (message_id: Id) => Promise<void>;
  readonly close: Stop;
}

/** Makes the keeper. People change little, so what asks for it is loaded only where there is something to ask for. */
export function createChanges<State extends ChatState>(options: ChangesOptions<State>): Changes {
  const { storage, newId, tell } = options;
  const prefix = `${options.scope}/change/`;
  let desk: ChangeDesk | undefined;

  async function look(): Promise<void> {
    const kept = await storage.entries(prefix);
    if (kept.length === 0 && desk === undefined) return;
    try {
      const part = await import('./change-desk.ts');
      desk ??= part.createChangeDesk(options);
      desk.take(kept);
    } catch {
      // Without a network. Where messages can be changed it has been fetched before, so this is a page that is hardly there yet.
    }
  }

  return {
    look,
    add: async (conversation_id, message_id, text) => {
      const change = { id: newId(), conversation_id, message_id, text };
      await storage.append(prefix, message_id, JSON.stringify(change));
      tell();
      await look();
    },
    drop: async (message_id) => desk?.drop(message_id),
    close: () => desk?.close(),
  };
}
