import { createFileDesk, type FileDeskOptions } from './file-desk.ts';
import type { FileDesk } from './files.ts';
import { createUploads, type Uploads, type UploadsOptions } from './uploads.ts';

/** A client's work with files: loaded by the first who has any. */
export interface FileWork {
  readonly desk: FileDesk;
  readonly uploads: Uploads;
}

/** Opens it. */
export function createFileWork(options: FileDeskOptions & UploadsOptions): FileWork {
  return { desk: createFileDesk(options), uploads: createUploads(options) };
}
