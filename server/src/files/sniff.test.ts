import { expect, it } from 'vitest';
import { html, jpeg, pdf, png } from '../test/file-samples.ts';
import { sniff } from './sniff.ts';

it('[FI5] says what files are, and how large pictures are shown', async () => {
  expect(await sniff(png)).toEqual({ type: 'image/png', width: 3, height: 2 });
  expect(await sniff(jpeg)).toEqual({ type: 'image/jpeg', width: 20, height: 40 });
  expect(await sniff(pdf)).toEqual({ type: 'application/pdf' });
  expect(await sniff(html)).toEqual({ type: 'text/plain' });
});

it('[FI4] looks for the size of a picture only where its marks lead, not at every byte', async () => {
  const begins = Buffer.from('ffd8ffe00004', 'hex');
  const size = Buffer.from('ffc0001108001400280301220002110103110100', 'hex');
  const led = Buffer.concat([begins, Buffer.alloc(2), size]);
  expect(await sniff(led)).toEqual({ type: 'image/jpeg', width: 40, height: 20 });
  const strays = Buffer.from('ffd8ffe0000000000000000000000002', 'hex');
  const lost = Buffer.concat([strays, size]);
  expect(await sniff(lost)).toEqual({ type: 'image/jpeg' });
  for (const fill of [0, 1, 0xff])
    expect(await sniff(Buffer.concat([begins, Buffer.alloc(900, fill)]))).toEqual({
      type: 'image/jpeg',
    });
});
