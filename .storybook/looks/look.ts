import { measureLayout } from '@porchlight/design/testing';
import { afterEach, beforeEach, expect, inject, vi } from 'vitest';
import { page } from 'vitest/browser';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this setting's pictures; empty where none are kept. */
    readonly pictures: string;
  }
  interface TaskMeta {
    readonly storyId?: string;
  }
  interface TestContext {
    readonly story?: { readonly tags: readonly string[] };
  }
}

/** A Tuesday morning. The clock stands still, so that a story shows the same each time. */
const now = new Date('2026-03-10T10:00:00Z');

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }));

afterEach(async ({ task, story }) => {
  const hasFailed = task.result?.state === 'fail';
  if (!hasFailed && story?.tags.includes('screen')) await look(task.meta.storyId ?? '');
  vi.useRealTimers();
});

/** A screen is whole, and looks as it did when somebody looked at it. */
async function look(id: string): Promise<void> {
  await document.fonts.ready;
  expect(measureLayout(), 'the layout').toEqual([]);
  const folder = inject('pictures');
  if (folder !== '') await matches(`${folder}/${id}`, 5);
}

/** What is still on its way, such as a frame's page or another try to connect, gets a few seconds to come. */
async function matches(picture: string, tries: number): Promise<void> {
  holdTexts();
  try {
    await expect(page).toMatchScreenshot(picture);
  } catch (error) {
    if (tries === 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await matches(picture, tries - 1);
  }
}

/** Makes the same each time what is told of the page's own address, whose port may be taken, and of seconds that go by. */
function holdTexts(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const held = text.data
      .replace(location.host, 'chat.nightjar.example')
      .replace(/\b\d+ s(?:econds?)?\b/u, '22 seconds');
    if (held !== text.data) text.data = held;
  }
}
