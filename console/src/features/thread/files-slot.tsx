import type { MessageLine } from '@porchlight/client';
import type { Attachment } from '@porchlight/protocol';
import { Suspense } from 'react';
import { lazyPart } from '../../shared/lazy-part.ts';

const load = () => import('./files/files.tsx');
const Shown = lazyPart(async () => (await load()).MessageFiles);

/** The composer's part for files. */
export const ComposerFiles = lazyPart(async () => (await load()).ComposerFiles);

/** What has to do with files, once it is there. */
export { load as loadFiles };

/** The files of a message, with their room kept until what shows them has come. */
export function MessageFiles({ line }: { readonly line: MessageLine }) {
  const { message } = line;
  const files =
    'attachments' in message ? message.attachments : 'files' in message && message.files;
  if (!files) return null;
  return (
    <Suspense fallback={<div style={{ height: files.reduce(roomOf, 0) }} />}>
      <Shown line={line} />
    </Suspense>
  );
}

/** About what it will be, in px. */
function roomOf(sum: number, { width = 0, height = 38 }: Attachment): number {
  return sum + 6 + height * Math.min(1, 320 / width, 320 / height);
}
