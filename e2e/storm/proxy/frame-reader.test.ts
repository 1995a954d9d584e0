import { expect, it } from 'vitest';
import { createFrameReader } from './frame-reader.ts';
import { textFrame } from './text-frame.ts';

const mask = Buffer.from([7, 1, 200, 33]);

it('reads frames of every length, masked or not', () => {
  for (const length of [0, 1, 125, 126, 65_535, 65_536, 200_000]) {
    for (const masked of [null, mask]) {
      const text = `42/visitor,${'x'.repeat(length)}`.slice(0, length);
      const frame = textFrame(text, masked);
      const [read, ...more] = createFrameReader().read(frame);
      expect(more).toEqual([]);
      expect(read?.opcode).toBe(1);
      expect(read?.bytes.equals(frame)).toBe(true);
      expect(read?.start).toBe(text.slice(0, 48));
    }
  }
});

it('puts frames together, however they are cut', () => {
  const texts = ['0{"sid":1}', `42["a","${'y'.repeat(300)}"]`, '2', '43/agent,1[{}]'];
  const stream = Buffer.concat(texts.map((text) => textFrame(text, mask)));
  for (const size of [1, 2, 3, 7, 64, stream.length]) {
    const reader = createFrameReader();
    const starts: string[] = [];
    const whole: Buffer[] = [];
    for (let at = 0; at < stream.length; at += size) {
      for (const { start, bytes } of reader.read(stream.subarray(at, at + size))) {
        starts.push(start);
        whole.push(bytes);
      }
    }
    expect(starts).toEqual(texts.map((text) => text.slice(0, 48)));
    expect(Buffer.concat(whole).equals(stream)).toBe(true);
  }
});
