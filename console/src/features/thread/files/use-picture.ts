import type { FileDesk } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { useEffect, useState } from 'react';

/** Where an own picture is in this page's memory, as long as it is shown. */
export function useOwnPicture(desk: FileDesk, id: Id, wanted: boolean): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!wanted) return;
    let made: string | undefined;
    let gone = false;
    void desk.bytes(id).then((bytes) => {
      if (gone || !(bytes instanceof Blob)) return;
      made = URL.createObjectURL(bytes);
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [desk, id, wanted]);
  return url;
}

/** Where a picture of a message is: in memory where it is our own, else where the server says. */
export function usePicture(desk: FileDesk, conversation_id: Id, id: Id, sent: boolean) {
  const own = useOwnPicture(desk, id, true);
  const [address, setAddress] = useState<string>();
  const [lost, setLost] = useState(false);
  const [tries, setTries] = useState(0);
  const asks = sent && own === undefined;
  useEffect(() => {
    if (!asks) return;
    let gone = false;
    void desk.address(conversation_id, id).then((url) => {
      if (gone) return;
      setAddress(url);
      setLost(url === undefined);
    });
    return () => {
      gone = true;
    };
  }, [desk, conversation_id, id, asks, tries]);
  return {
    url: own ?? address,
    lost: lost && own === undefined,
    again: () => {
      setLost(false);
      setTries(tries + 1);
    },
    onError: () => setLost(true),
  };
}
