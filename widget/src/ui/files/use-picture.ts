import type { FileDesk } from '@porchlight/client';
import { createPictureSource, type PictureState } from '@porchlight/client/files';
import type { Id } from '@porchlight/protocol';
import { useEffect, useMemo, useSyncExternalStore } from 'react';

/** A picture of the log. */
export interface ShownPicture extends PictureState {
  readonly again: () => void;
  readonly onError: () => void;
}

/** Where a picture of a message is. One that the server has not is our own. */
export function usePicture(
  desk: FileDesk,
  conversation_id: Id,
  id: Id,
  sent: boolean,
): ShownPicture {
  const source = useMemo(
    () => createPictureSource(desk, conversation_id, id),
    [desk, conversation_id, id],
  );
  const state = useSyncExternalStore(source.subscribe, source.getState);
  useEffect(() => {
    if (sent) void source.ask();
  }, [source, sent]);
  return { ...state, again: () => void source.ask(), onError: source.lose };
}
