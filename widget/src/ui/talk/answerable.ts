import type { LoadedLog } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';

/** What a draft answers, as long as that is here and was not removed: only what can be seen is answered. */
export function answerable(log: LoadedLog | undefined, reply_to: Id | undefined): Id | undefined {
  if (reply_to === undefined) return undefined;
  const isThere = log?.entries.some(
    (entry) =>
      entry.kind === 'message' &&
      entry.message.id === reply_to &&
      entry.message.recalled_at === null,
  );
  return isThere ? reply_to : undefined;
}
