import type { FileDoor } from '../files.ts';
import { createHttpUpload } from './http-upload.ts';
import { createIndexedBytes } from './indexed-bytes.ts';

/** Files of a browser's page, for a server. */
export function createFileDoor(server_url: string): FileDoor {
  return {
    store: createIndexedBytes(),
    upload: createHttpUpload(server_url),
    resolve: (url) => new URL(url, server_url).href,
  };
}
