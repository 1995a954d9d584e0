import type { FileDesk } from '@porchlight/client';
import { use } from 'react';
import { useWorkspace } from '../../../shared/workspace.ts';

const desks = new WeakMap<object, Promise<FileDesk | null>>();

/** The desk for files; null where there is none, or it can't be had. Waits for it. */
export function useDesk(): FileDesk | null {
  const { client } = useWorkspace();
  const asked = desks.get(client) ?? client.files?.().catch(forget) ?? Promise.resolve(null);
  desks.set(client, asked);
  return use(asked);

  function forget(): null {
    // The next one asks anew.
    desks.delete(client);
    return null;
  }
}
