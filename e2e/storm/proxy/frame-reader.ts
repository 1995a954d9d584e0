/** One WebSocket frame (RFC 6455, section 5.2) as it went over the line. */
export interface Frame {
  /** Header and payload, unchanged. */
  readonly bytes: Buffer;
  /** 1 is text, 8 close, 9 ping, 10 pong. */
  readonly opcode: number;
  /** The payload's first characters, unmasked: enough to tell what is in it. */
  readonly start: string;
}

/** Takes one direction of a line apart. */
export interface FrameReader {
  /** Takes what came and gives the frames that it completes, in order. */
  readonly read: (chunk: Buffer) => readonly Frame[];
}

interface Header {
  readonly opcode: number;
  readonly mask: Buffer | null;
  readonly payload_at: number;
  readonly length: number;
}

const peeked_bytes = 48;

/** A reader at the beginning of a frame. */
export function createFrameReader(): FrameReader {
  let rest: Buffer = Buffer.alloc(0);
  return {
    read(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const frames: Frame[] = [];
      for (;;) {
        const header = readHeader(rest);
        if (header === undefined || rest.length < header.payload_at + header.length) return frames;
        const bytes = rest.subarray(0, header.payload_at + header.length);
        rest = rest.subarray(bytes.length);
        frames.push({ bytes, opcode: header.opcode, start: startOf(bytes, header) });
      }
    },
  };
}

/** The header at the beginning of `bytes`; undefined while it is not all there. */
function readHeader(bytes: Buffer): Header | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const wide = short === 126 ? 2 : short === 127 ? 8 : 0;
  const mask_at = 2 + wide;
  const payload_at = mask_at + ((second & 0x80) === 0 ? 0 : 4);
  if (bytes.length < payload_at) return undefined;
  return {
    opcode: first & 0x0f,
    mask: payload_at === mask_at ? null : bytes.subarray(mask_at, payload_at),
    payload_at,
    length:
      wide === 0 ? short : wide === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2)),
  };
}

function startOf(bytes: Buffer, { mask, payload_at }: Header): string {
  const start = Buffer.from(bytes.subarray(payload_at, payload_at + peeked_bytes));
  if (mask !== null) {
    for (const [index, byte] of start.entries()) start[index] = byte ^ (mask[index % 4] ?? 0);
  }
  return start.toString('latin1');
}
