import type { Id } from '@porchlight/protocol';
import type { Stop } from '../environment.ts';
import type { FileDesk } from '../files.ts';

/** Where a picture is to be had. */
export interface PictureState {
  /** Undefined while it is not known. */
  readonly url: string | undefined;
  /** It can't be had just now. */
  readonly lost: boolean;
}

/** Finds a picture for whoever shows it: in this browser's memory where it is our own, else where the server says. */
export interface PictureSource {
  readonly getState: () => PictureState;
  /** An own picture stays in the page's memory as long as somebody listens. */
  readonly subscribe: (listener: () => void) => Stop;
  /** Asks the server where it is, unless it is our own. */
  readonly ask: () => Promise<void>;
  /** It was not to be had where the server had said. */
  readonly lose: () => void;
}

const nowhere: PictureState = { url: undefined, lost: false };

/** Makes the source of one picture. */
export function createPictureSource(
  desk: Pick<FileDesk, 'bytes' | 'address'>,
  conversation_id: Id,
  id: Id,
): PictureSource {
  const listeners = new Set<() => void>();
  let state = nowhere;
  let own: Promise<string | undefined> | undefined;

  const turn = (next: PictureState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  async function findOwn(): Promise<string | undefined> {
    const bytes = await desk.bytes(id);
    if (listeners.size === 0 || !(bytes instanceof Blob)) return undefined;
    const url = URL.createObjectURL(bytes);
    turn({ url, lost: false });
    return url;
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      own ??= findOwn();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        void own?.then((url) => url !== undefined && URL.revokeObjectURL(url));
        own = undefined;
        state = nowhere;
      };
    },
    ask: async () => {
      if ((await own) !== undefined) return;
      const url = await desk.address(conversation_id, id);
      if (listeners.size > 0) turn({ url, lost: url === undefined });
    },
    lose: () => void own?.then((url) => url === undefined && turn({ ...state, lost: true })),
  };
}
