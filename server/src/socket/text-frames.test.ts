import { describe, expect, test } from 'vitest';
import { textFrames } from './text-frames.ts';

interface Frame {
  readonly opcode: number;
  readonly text: string;
  readonly header: number;
}

/** Reads frames as RFC 6455 says. */
function read(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length;) {
    const short = bytes.readUInt8(at + 1);
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length = header === 2 ? short : lengthAt(bytes, at + 2, header);
    const start = at + header;
    expect(bytes.length).toBeGreaterThanOrEqual(start + length);
    const text = bytes.toString('utf8', start, start + length);
    frames.push({ opcode: bytes.readUInt8(at), text, header });
    at = start + length;
  }
  return frames;
}

function lengthAt(bytes: Buffer, at: number, header: 4 | 10): number {
  return header === 4 ? bytes.readUInt16BE(at) : Number(bytes.readBigUInt64BE(at));
}

describe('textFrames', () => {
  test.each([
    [0, 2],
    [1, 2],
    [125, 2],
    [126, 4],
    [65_535, 4],
    [65_536, 10],
  ])('%i bytes stand behind a header of %i', (length, header) => {
    const text = 'a'.repeat(length);
    expect(read(textFrames([text]))).toEqual([{ opcode: 0x81, text, header }]);
  });

  test('counts bytes, not characters', () => {
    const text = 'Zürich – 你好 🏮';
    expect(read(textFrames([text])).map((frame) => frame.text)).toEqual([text]);
  });

  test('stand one behind the other', () => {
    const texts = ['first', '', 'ü'.repeat(70), 'x'.repeat(70_000), '你好'];
    expect(read(textFrames(texts)).map(({ text }) => text)).toEqual(texts);
  });
});
