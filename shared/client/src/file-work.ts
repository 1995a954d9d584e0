import { createFileDesk, type FileDeskOptions } from './file-desk.ts';
import type { FileDesk } from './files.ts';
import { sweepBytes } from './sweep-bytes.ts';
import { createUploads, type Uploads, type UploadsOptions } from './uploads.ts';

/** A client's work with files: loaded by the first who has any. */
export interface FileWork {
  readonly desk: FileDesk;
  readonly uploads: Uploads;
  /** Erases what files hold that nothing names any more. */
  readonly sweep: () => Promise<void>;
}

/** Opens it. */
export function createFileWork(options: FileDeskOptions & UploadsOptions): FileWork {
  return {
    desk: createFileDesk(options),
    uploads: createUploads(options),
    sweep: () => sweepBytes(options.environment.storage, options.door.store),
  };
}
