import type { MessageLine } from '@porchlight/client';
import type { Attachment } from '@porchlight/protocol';
import { lazy, Suspense, type ComponentType } from 'react';

const load = () => import('./files/files.tsx');
// Without a connection there is nothing to be shown, and nothing to be sent; what is written matters more.
const part = (name: 'MessageFiles' | 'ComposerFiles') =>
  lazy<ComponentType<any>>(() => load().then((all) => ({ default: all[name] }), nothing));
const nothing = () => ({ default: () => null });
const Shown = part('MessageFiles');

/** The composer's part for files. */
export const ComposerFiles = part('ComposerFiles');

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
