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
  const hasSides = type === 'image/jpeg' ? leadsToSize(head) : type.startsWith('image/');
  return hasSides ? { type, ...sidesOf(head) } : { type };
}

/**
 * Whether the marks of a JPEG lead from its beginning to its size, each by its own length. Where they don't, the library would look at
 * every byte for one, which takes it so long that a few people could keep a server busy with it.
 */
function leadsToSize(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  for (let at = 2; at + 4 <= head.length; at += 2 + view.getUint16(at + 2)) {
    if (head[at] !== 0xff) return false;
    if (sizes.has(head[at + 1] ?? 0)) return true;
  }
  return false;
}

/** The marks of a JPEG behind which its size stands. */
const sizes: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

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
