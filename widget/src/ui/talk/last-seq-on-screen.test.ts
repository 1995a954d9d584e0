// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { lastSeqOnScreen } from './last-seq-on-screen.ts';

function boxWith(bottoms: readonly number[]): HTMLElement {
  const box = document.createElement('div');
  const reach = (element: HTMLElement, bottom: number) =>
    Object.assign(element, { getBoundingClientRect: () => ({ bottom }) });
  bottoms.forEach((bottom, index) => {
    const line = document.createElement('p');
    line.dataset['seq'] = `${index + 1}`;
    box.append(reach(line, bottom));
  });
  return reach(box, 500);
}

it('is the last line that ends above the edge', () => {
  expect(lastSeqOnScreen(boxWith([100, 300, 500, 501, 700]))).toBe(4);
  expect(lastSeqOnScreen(boxWith([100, 502]))).toBe(1);
});

it('is nothing while no line ends on screen', () => {
  expect(lastSeqOnScreen(boxWith([600]))).toBeNull();
  expect(lastSeqOnScreen(boxWith([]))).toBeNull();
});
