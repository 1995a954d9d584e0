import type { UploadFile } from '@porchlight/client';
import type { WireNotes } from './wire.ts';

/** Listens to uploads: a file that the server won't have, for good, keeps its message from being sent. */
export function tapUploads(
  upload: UploadFile,
  { refused_files, did }: Pick<WireNotes, 'refused_files' | 'did'>,
): UploadFile {
  return (token, wish, bytes, hear) => {
    const { outcome, stop } = upload(token, wish, bytes, hear);
    const heard = outcome.then((end) => {
      if (end.kind === 'done') did.add('files brought');
      else if (end.kind === 'refused' && end.error.retry === 'never') refused_files.push(wish.id);
      return end;
    });
    return { outcome: heard, stop };
  };
}
