import { expect, type Page } from '@playwright/test';
import { createAgent } from './people/agent.ts';
import { takeLine } from './people/line.ts';
import { test } from './people/test.ts';
import { createVisitor } from './people/visitor.ts';

/** From now on the browser keeps nothing for the pages that are opened here. */
async function refusesStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const power of ['indexedDB', 'localStorage']) {
      Object.defineProperty(window, power, {
        get() {
          throw new DOMException('The browser keeps nothing here.', 'SecurityError');
        },
      });
    }
  });
}

/** Whether the browser asks before it leaves the page for another. */
async function asksBeforeLeaving(page: Page): Promise<boolean> {
  let asked = false;
  page.once('dialog', (dialog) => {
    asked = dialog.type() === 'beforeunload';
    void dialog.accept();
  });
  await page.goto('about:blank');
  return asked;
}

for (const kept of [true, false]) {
  const how = kept ? 'asks nothing where words are kept' : 'asks where words would be lost';
  test(`a visitor leaves the page with unsent words: the browser ${how}`, async ({ people }) => {
    const page = await people.stranger();
    if (!kept) await refusesStorage(page);
    const line = await takeLine(page);
    await page.goto('/demo');
    const visitor = createVisitor(page);
    await visitor.opensChat();
    await visitor.says(`This gets through (${how}).`);
    await visitor.seesTick(`This gets through (${how}).`, 'Sent');
    line.holds();
    await visitor.says('This does not.');
    await visitor.seesTick('This does not.', 'Sending');
    expect(await asksBeforeLeaving(page)).toBe(!kept);
  });
}

test('an agent whose browser keeps nothing is asked before unsent words are left', async ({
  people,
  house,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('An answer would be nice.');
  const page = await people.stranger();
  await refusesStorage(page);
  const line = await takeLine(page);
  const agent = createAgent(page, house.admin);
  await agent.signsIn();
  await agent.opens('An answer would be nice.');
  line.holds();
  await agent.says('It would.');
  expect(await asksBeforeLeaving(page)).toBe(true);
});
