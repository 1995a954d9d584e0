import { expect, it } from 'vitest';
import { createDocumentVisibility } from './document-visibility.ts';

function createPage() {
  const frame = new EventTarget();
  const page = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    focused: true,
    hasFocus: () => page.focused,
    defaultView: frame,
  });
  return { page, frame, visibility: createDocumentVisibility(page as unknown as Document) };
}

it('[RC7] reads only in a visible page that has the focus', () => {
  const { page, visibility } = createPage();
  expect(visibility.isReading()).toBe(true);
  page.focused = false;
  expect(visibility.isReading()).toBe(false);
  page.focused = true;
  page.visibilityState = 'hidden';
  expect(visibility.isReading()).toBe(false);
});

it('hears of every change until it is stopped', () => {
  const { page, frame, visibility } = createPage();
  let heard = 0;
  const stop = visibility.subscribe(() => (heard += 1));
  page.dispatchEvent(new Event('visibilitychange'));
  frame.dispatchEvent(new Event('focus'));
  frame.dispatchEvent(new Event('blur'));
  expect(heard).toBe(3);
  stop();
  page.dispatchEvent(new Event('visibilitychange'));
  frame.dispatchEvent(new Event('focus'));
  expect(heard).toBe(3);
});
