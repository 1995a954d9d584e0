import type { FileDesk } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { useCallback, useEffect, useState } from 'react';

/** Where an own picture is in this page's memory, as long as it is shown. */
export function useOwnPicture(desk: FileDesk, id: Id, wanted: boolean): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    const show = async () => {
      const bytes = await desk.bytes(id);
      if (gone || !(bytes instanceof Blob)) return;
      made = URL.createObjectURL(bytes);
      setUrl(made);
    };
    if (wanted) void show();
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [desk, id, wanted]);
  return url;
}

/** A picture of the log. */
export interface ShownPicture {
  /** Undefined while it is not known. */
  readonly url: string | undefined;
  /** It can't be had just now. */
  readonly lost: boolean;
  readonly again: () => void;
  readonly onError: () => void;
}

/** Where a picture of a message is: in memory where it is our own, else where the server says. */
export function usePicture(
  desk: FileDesk,
  conversation_id: Id,
  id: Id,
  sent: boolean,
): ShownPicture {
  const own = useOwnPicture(desk, id, true);
  const [address, setAddress] = useState<string>();
  const [lost, setLost] = useState(false);
  const asks = sent && own === undefined;
  const show = useCallback((found: string | undefined) => {
    setAddress(found);
    setLost(found === undefined);
    return found;
  }, []);
  const ask = useCallback(
    () => desk.address(conversation_id, id).then(show),
    [desk, conversation_id, id, show],
  );
  useEffect(() => {
    if (asks) void ask();
  }, [asks, ask]);
  return {
    url: own ?? address,
    lost: lost && own === undefined,
    again: () => void ask(),
    onError: () => setLost(true),
  };
}
