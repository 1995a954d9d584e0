import type { Frame, Page } from '@playwright/test';
import { measureLayout } from '@porchlight/design/testing';

/** What is wrong with the layout of a page and the frames in it, as it stands on the screen. Empty when nothing is. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const found = page.frames().map((frame) => faultsIn(frame));
  return (await Promise.all(found)).flat();
}

async function faultsIn(frame: Frame): Promise<string[]> {
  const element = frame.parentFrame() === null ? null : await frame.frameElement();
  // A frame that is not shown has no layout.
  if (element !== null && !(await element.isVisible())) return [];
  return frame.evaluate(measureLayout);
}
