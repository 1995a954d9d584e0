import { describe, expect, test } from 'vitest';
import { textFrame } from './text-frame.ts';

/** Reads a frame as RFC 6455 says. */
function read(frame: Buffer): { opcode: number; text: string; header: number } {
  const short = frame.readUInt8(1);
  const header = short < 126 ? 2 : short === 126 ? 4 : 10;
  const length =
    header === 2 ? short : header === 4 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
  expect(frame).toHaveLength(header + length);
  return { opcode: frame.readUInt8(0), text: frame.toString('utf8', header), header };
}

describe('textFrame', () => {
  test.each([
    [0, 2],
    [1, 2],
    [125, 2],
    [126, 4],
    [65_535, 4],
    [65_536, 10],
  ])('%i bytes stand behind a header of %i', (length, header) => {
    const text = 'a'.repeat(length);
    expect(read(textFrame(text))).toEqual({ opcode: 0x81, text, header });
  });

  test('counts bytes, not characters', () => {
    const text = 'Zürich – 你好 🏮';
    expect(read(textFrame(text)).text).toBe(text);
  });
});
