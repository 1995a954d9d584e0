import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import type { Sniffed } from '../domain/file-shelf.ts';

/** A picture with a side longer than this is none that anybody looks at, in px. */
const longest_px = 50_000;

/** Tells what a file is by its beginning. Nothing is unpacked: of archives only the first names are read. */
export async function sniff(head: Uint8Array): Promise<Sniffed> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found === undefined)
    return { type: isText(head) ? 'text/plain' : 'application/octet-stream' };
  // What begins as XML may be a drawing with programs in it: its type says no more than that.
  const type = found.mime.toLowerCase();
  return type.startsWith('image/') ? { type, ...sidesOf(head) } : { type };
}

/** Width and height as the picture is to be shown: a camera may have lain on its side. */
function sidesOf(head: Uint8Array): Pick<Sniffed, 'width' | 'height'> {
  try {
    const { width, height, orientation = 1 } = imageSize(head);
    const fit = [width, height].every((px) => Number.isInteger(px) && px > 0 && px <= longest_px);
    if (!fit) return {};
    return orientation > 4 ? { width: height, height: width } : { width, height };
  } catch {
    return {};
  }
}

/** Tab, line feed, form feed, carriage return, escape: these stand in texts. */
const written: ReadonlySet<number> = new Set([9, 10, 12, 13, 27]);

/** UTF-8 without control characters; the last letter may be cut. */
function isText(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return head.every((byte) => byte > 31 || written.has(byte));
  } catch {
    return false;
  }
}
