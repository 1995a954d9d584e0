import type { FileDesk } from '@porchlight/client';
import { useEffect, useState } from 'react';
import type { PanelClient } from './panel-client.ts';

const load = () => import('./files/files.ts');

/** The part of the chat that has to do with files, and the desk that it works at. */
export interface FilesPart {
  readonly part: Awaited<ReturnType<typeof load>>;
  readonly desk: FileDesk;
}

/** The part, once it is there: fetched when a connection stands, and again with the next one; null where it could not be had. */
export function useFiles(client: PanelClient, live: boolean): FilesPart | null | undefined {
  const [files, setFiles] = useState<FilesPart | null | undefined>(client.files ? undefined : null);
  useEffect(() => {
    if (files || !live || !client.files) return;
    Promise.all([load(), client.files()]).then(
      ([part, desk]) => setFiles({ part, desk }),
      () => setFiles(null),
    );
    // What was lost is asked for when `live` changes, not when it was lost.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [client, live]);
  return files;
}
