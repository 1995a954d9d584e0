/**
 * A picture of a lamp at dusk, as PNG: drawn here, so that what is sent in tests and stories is a real picture and no file has to
 * be had. Sides in px.
 */
export function samplePicture(width = 240, height = 160): Uint8Array<ArrayBuffer> {
  const header = join(word(width), word(height), Uint8Array.of(8, 3, 0, 0, 0));
  return join(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    chunk('IHDR', header),
    chunk('PLTE', palette()),
    chunk('IDAT', stored(pixels(width, height))),
    chunk('IEND', new Uint8Array()),
  );
}

/** From night to the light of a lamp. */
function palette(): Uint8Array<ArrayBuffer> {
  const colors = new Uint8Array(3 * 64);
  for (let step = 0; step < 64; step += 1) {
    const light = step / 63;
    colors.set([38 + 214 * light, 48 + 150 * light, 70 + 40 * light], 3 * step);
  }
  return colors;
}

/** Brighter towards the lamp, which hangs right of the middle; each row begins with how it is packed: not at all. */
function pixels(width: number, height: number): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const away = Math.hypot(x - width * 0.62, y - height * 0.38) / (width * 0.62);
      rows[y * (width + 1) + x + 1] = Math.round(63 * Math.max(0, 1 - away) ** 1.6);
    }
  }
  return rows;
}

/** The zlib form of bytes that are left as they are. */
function stored(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < bytes.length; at += 65_535) {
    const part = bytes.subarray(at, at + 65_535);
    const last = at + 65_535 >= bytes.length ? 1 : 0;
    const [low, high] = [part.length & 255, part.length >> 8];
    parts.push(Uint8Array.of(last, low, high, low ^ 255, high ^ 255), part);
  }
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return join(...parts, Uint8Array.of(b >> 8, b & 255, a >> 8, a & 255));
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = join(
    Uint8Array.from(name, (letter) => letter.charCodeAt(0)),
    data,
  );
  return join(word(data.length), named, word(crcOf(named)));
}

function crcOf(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~crc >>> 0;
}

function word(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
