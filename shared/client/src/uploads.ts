import { wireError } from '@porchlight/protocol';
import type { CallOutcome, Environment } from './environment.ts';
import type { FileDoor } from './files.ts';
import type { OutboxBook, OutboxEntry } from './outbox-book.ts';
import type { OutgoingMessage } from './state.ts';
import { sweepBytes } from './sweep-bytes.ts';

/** What uploading stands on. */
export interface UploadsOptions {
  readonly environment: Pick<Environment, 'clock' | 'storage'>;
  readonly door: FileDoor;
  readonly token: () => string | undefined;
  readonly book: OutboxBook;
}

/** Brings a message's files to the server. */
export interface Uploads {
  /** Resolves to undefined once the server has all of them, else to what stopped one, as if the message itself had met it. */
  readonly bring: (
    message: OutgoingMessage,
    entry: OutboxEntry,
  ) => Promise<CallOutcome | undefined>;
  /** Sending the message was tried: files that the server took may go from the store, and those of a refused one are uploaded anew. */
  readonly tried: (message: OutgoingMessage) => void;
}

/** Progress is shown at most this often, in milliseconds. */
const tell_ms = 200;

const unclear = { kind: 'unclear' } as const;

/** Uploads for one outbox, one file after the other. */
export function createUploads({ environment, door, token, book }: UploadsOptions): Uploads {
  const { clock, storage } = environment;
  const there = new Set<string>();

  function teller(message: OutgoingMessage): (uploaded: number) => void {
    let told_ms = 0;
    return (uploaded) => {
      if (clock.now() - told_ms < tell_ms) return;
      told_ms = clock.now();
      book.show(message.id, { kind: 'queued', uploaded });
    };
  }

  return {
    async bring(message, entry) {
      const files = message.files ?? [];
      const all = files.reduce((sum, { size }) => sum + size, 0);
      const tell = teller(message);
      let done = 0;
      for (const { id, name, size } of files) {
        if (!there.has(id)) {
          const bytes = await door.store.get(id);
          if (bytes === undefined) return lost;
          // The message may have been taken out meanwhile, before there was an upload to stop.
          if (book.entries.get(message.id) !== entry) return unclear;
          const { conversation_id } = message;
          const wish = { id, conversation_id, name, size: bytes.size };
          const before = done;
          const upload = door.upload(token(), wish, bytes, (part) => {
            if (book.entries.get(message.id) === entry) tell((before + part * size) / all);
          });
          // So that taking the message out stops the upload.
          entry.stopUnclear = upload.stop;
          const outcome = await upload.outcome;
          if (outcome.kind === 'unclear') return unclear;
          if (outcome.kind === 'refused') {
            return { kind: 'answered', ack: { ok: false, error: outcome.error } };
          }
          there.add(id);
        }
        done += size;
      }
      return undefined;
    },
    tried({ id, files = [] }) {
      if (book.find(id)?.state.kind === 'failed') for (const file of files) there.delete(file.id);
      void sweepBytes(storage, door.store);
    },
  };
}

/** The browser has given up what the file held. */
const lost: CallOutcome = {
  kind: 'answered',
  ack: { ok: false, error: wireError('not_found', 'what the file held is not here any more') },
};
