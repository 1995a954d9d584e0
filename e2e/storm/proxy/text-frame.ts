/** A whole text frame; masked with four bytes as clients do, or plain as servers do. */
export function textFrame(text: string, mask: Buffer | null): Buffer {
  const payload = Buffer.from(text);
  const header = [0x81, ...lengthBytes(payload.length)];
  if (mask === null) return Buffer.concat([Buffer.from(header), payload]);
  header[1] = (header[1] ?? 0) | 0x80;
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from(header), mask, masked]);
}

function lengthBytes(length: number): readonly number[] {
  if (length < 126) return [length];
  if (length < 65_536) return [126, length >> 8, length & 0xff];
  const wide = Buffer.alloc(8);
  wide.writeBigUInt64BE(BigInt(length));
  return [127, ...wide];
}
