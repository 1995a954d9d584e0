import { limits, type FileAddresses, type FileRules, type Id } from '@porchlight/protocol';
import type { DraftKind } from './chat-client.ts';
import type { Environment, Link } from './environment.ts';
import type { Bytes, FileDesk, FileDoor, OutgoingFile } from './files.ts';
import { sweepBytes } from './sweep-bytes.ts';

/** What the desk stands on. */
export interface FileDeskOptions {
  readonly environment: Pick<Environment, 'clock' | 'storage'>;
  readonly door: FileDoor;
  readonly scope: string;
  readonly newId: () => Id;
  readonly call: Link['call'];
}

interface Known {
  readonly url: string;
  readonly until_ms: number;
}

/** Files of one conversation, about to be asked for. */
interface Question {
  readonly ids: Set<Id>;
  readonly answered: Promise<void>;
}

/** An address that will soon hold no more is asked for anew, in milliseconds. */
const spare_ms = 60_000;

/** Opens the desk of one client. */
export function createFileDesk(options: FileDeskOptions): FileDesk {
  const { environment, door, scope, newId, call } = options;
  const { storage, clock } = environment;
  /** What was chosen here can be shown here, whatever the store does. */
  const held = new Map<Id, Bytes>();
  const known = new Map<Id, Known>();
  const asked = new Map<Id, Question>();

  const keyOf = (conversation_id: Id, kind: DraftKind): string =>
    `${scope}/chosen/${conversation_id}/${kind}`;

  async function change(
    key: string,
    make: (files: readonly OutgoingFile[]) => readonly OutgoingFile[],
  ): Promise<void> {
    await storage.update(key, (text) => {
      const files = make(parse(text));
      return files.length === 0 ? undefined : JSON.stringify(files);
    });
  }

  /** One question for all that are wanted in one turn. */
  function ask(conversation_id: Id, id: Id): Promise<void> {
    const open = asked.get(conversation_id);
    if (open !== undefined) {
      open.ids.add(id);
      return open.answered;
    }
    const ids = new Set([id]);
    const answered = answer(conversation_id, ids);
    asked.set(conversation_id, { ids, answered });
    return answered;
  }

  async function answer(conversation_id: Id, ids: ReadonlySet<Id>): Promise<void> {
    await new Promise<void>((resolve) => clock.soon(resolve));
    asked.delete(conversation_id);
    const all = [...ids];
    for (let at = 0; at < all.length; at += limits.file_addresses) {
      await fetchAll(conversation_id, all.slice(at, at + limits.file_addresses));
    }
  }

  async function fetchAll(conversation_id: Id, file_ids: readonly Id[]): Promise<void> {
    const outcome = await call('file.addresses', { conversation_id, file_ids });
    if (outcome.kind !== 'answered' || !outcome.ack.ok) return;
    const { addresses, expires_at } = outcome.ack as unknown as FileAddresses;
    const until_ms = Date.parse(expires_at) - spare_ms;
    for (const { id, url } of addresses) known.set(id, { url: door.resolve(url), until_ms });
  }

  return {
    async choose(conversation_id, kind, { name, bytes, ...sides }) {
      const id = newId();
      const file = { id, name, type: bytes.type, size: bytes.size, ...sides };
      held.set(id, bytes);
      // What is not named anywhere may be swept away.
      await change(keyOf(conversation_id, kind), (files) => [...files, file]);
      await door.store.keep(id, bytes);
      // All of this person may have been erased while that was on its way.
      if ((await storage.entries(`${scope}/`)).length === 0) await sweepBytes(storage, door.store);
      return file;
    },
    async chosen(conversation_id, kind) {
      const key = keyOf(conversation_id, kind);
      const kept = new Map(await storage.entries(key)).get(key);
      return parse(kept);
    },
    async drop(conversation_id, kind, ids) {
      await change(keyOf(conversation_id, kind), (files) =>
        files.filter(({ id }) => !ids.includes(id)),
      );
      await sweepBytes(storage, door.store);
    },
    async rules(conversation_id) {
      const outcome = await call('file.rules', { conversation_id });
      if (outcome.kind !== 'answered' || !outcome.ack.ok) return undefined;
      return (outcome.ack as unknown as { rules: FileRules }).rules;
    },
    bytes: async (id) => held.get(id) ?? door.store.get(id),
    async address(conversation_id, id) {
      const found = known.get(id);
      if (found !== undefined && found.until_ms > clock.now()) return found.url;
      known.delete(id);
      await ask(conversation_id, id);
      return known.get(id)?.url;
    },
  };
}

function parse(text: string | undefined): readonly OutgoingFile[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
