import type { Attachment } from '@porchlight/protocol';

/** The media type of a file, and a picture's sides, by its first bytes. It knows the few types that tests and stories send. */
export function sniffFile(bytes: Uint8Array): Pick<Attachment, 'type' | 'width' | 'height'> {
  const found = magics.find(({ begins, at = 0 }) =>
    Array.from(begins).every((letter, index) => bytes[at + index] === letter.charCodeAt(0)),
  );
  if (found === undefined)
    return { type: isText(bytes) ? 'text/plain' : 'application/octet-stream' };
  const { type, sides } = found;
  const read = sides?.(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return read === undefined ? { type } : { type, width: read[0], height: read[1] };
}

interface Magic {
  readonly type: string;
  readonly begins: string;
  readonly at?: number;
  readonly sides?: (view: DataView) => readonly [width: number, height: number] | undefined;
}

const magics: readonly Magic[] = [
  {
    type: 'image/png',
    begins: '\u0089PNG\r\n',
    sides: (view) => [view.getUint32(16), view.getUint32(20)],
  },
  {
    type: 'image/gif',
    begins: 'GIF8',
    sides: (view) => [view.getUint16(6, true), view.getUint16(8, true)],
  },
  { type: 'image/jpeg', begins: '\u00ff\u00d8\u00ff', sides: jpegSides },
  { type: 'image/webp', begins: 'WEBP', at: 8 },
  { type: 'application/pdf', begins: '%PDF-' },
  { type: 'application/zip', begins: 'PK\u0003\u0004' },
  { type: 'application/xml', begins: '<?xml' },
  { type: 'video/mp4', begins: 'ftyp', at: 4 },
];

/** The first frame header; behind it all else is picture. */
function jpegSides(view: DataView): readonly [number, number] | undefined {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte > 31 || byte === 9 || byte === 10 || byte === 13);
}
