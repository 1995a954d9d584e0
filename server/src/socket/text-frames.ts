/**
 * The bytes of WebSocket frames that hold these texts, from a server (RFC 6455, 5.2: final, unmasked), headers and
 * payloads in one piece, so that the network is handed one thing.
 */
export function textFrames(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const total = lengths.reduce((sum, length) => sum + headerOf(length) + length, 0);
  const frames = Buffer.allocUnsafe(total);
  let at = 0;
  texts.forEach((text, index) => {
    const length = lengths[index] ?? 0;
    at = writeHeader(frames, at, length);
    at += frames.write(text, at);
  });
  return frames;
}

function headerOf(length: number): 2 | 4 | 10 {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

/** Answers where the payload begins. */
function writeHeader(frames: Buffer, at: number, length: number): number {
  const header = headerOf(length);
  frames[at] = 0x81;
  frames[at + 1] = header === 2 ? length : header === 4 ? 126 : 127;
  if (header === 4) frames.writeUInt16BE(length, at + 2);
  if (header === 10) frames.writeBigUInt64BE(BigInt(length), at + 2);
  return at + header;
}
