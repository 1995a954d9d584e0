import { limits } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import { smallPicture } from './small-picture.ts';

it('takes a small picture as it is', async () => {
  const file = new Blob([new Uint8Array([137, 80, 78, 71])], { type: 'image/png' });
  expect(await smallPicture(file)).toBe('data:image/png;base64,iVBORw==');
});

it('takes nothing that is no picture, and nothing large that can’t be made smaller', async () => {
  expect(await smallPicture(new Blob(['hello'], { type: 'text/html' }))).toBeNull();
  const large = new Blob([new Uint8Array(limits.picture_length)], { type: 'image/svg+xml' });
  expect(await smallPicture(large)).toBeNull();
});

it('takes a file that the browser can’t read any more for no picture', async () => {
  vi.spyOn(FileReader.prototype, 'readAsDataURL').mockImplementation(function (this: FileReader) {
    this.dispatchEvent(new ProgressEvent('error'));
  });
  expect(await smallPicture(new Blob(['gone'], { type: 'image/png' }))).toBeNull();
  vi.restoreAllMocks();
});
