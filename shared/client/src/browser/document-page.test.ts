import { expect, it } from 'vitest';
import { createDocumentPage } from './document-page.ts';

it('tells what happens to a page until it is stopped', () => {
  const frame = new EventTarget();
  const document = Object.assign(new EventTarget(), {
    defaultView: frame,
    visibilityState: 'visible',
  });
  const page = createDocumentPage(document as unknown as Document);
  const told: string[] = [];
  const stop = page.subscribe((event) => told.push(event));
  const shown = (persisted: boolean): Event => Object.assign(new Event('pageshow'), { persisted });
  frame.dispatchEvent(shown(false));
  frame.dispatchEvent(new Event('offline'));
  frame.dispatchEvent(new Event('online'));
  frame.dispatchEvent(new Event('pagehide'));
  frame.dispatchEvent(shown(true));
  document.dispatchEvent(new Event('freeze'));
  document.dispatchEvent(new Event('resume'));
  expect(told).toEqual(['offline', 'online', 'aside', 'back', 'aside', 'back']);
  expect(page.isVisible()).toBe(true);
  document.visibilityState = 'hidden';
  expect(page.isVisible()).toBe(false);
  stop();
  frame.dispatchEvent(new Event('offline'));
  document.dispatchEvent(new Event('freeze'));
  expect(told).toHaveLength(6);
});
