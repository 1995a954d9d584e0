import { expect } from '@playwright/test';
import { createVisitor } from './people/visitor.ts';
import { test } from './people/test.ts';
import { tap } from './people/wiretap.ts';

test('a private note never reaches the visitor: not on screen, not on the wire', async ({
  people,
}) => {
  const page = await people.stranger();
  const wire = tap(page);
  await page.goto('/demo');
  const visitor = createVisitor(page);
  await visitor.opensChat();
  await visitor.says('Can I have a discount?');
  const agent = await people.agent();
  await agent.opens('Can I have a discount?');
  await agent.notes('Between us: ten percent is fine.');
  await agent.says('Let me see what I can do.');
  await visitor.sees('Let me see what I can do.');
  await visitor.seesTick('Can I have a discount?', 'Read');
  await visitor.comesBack();
  await visitor.seesInOrder(['Can I have a discount?', 'Let me see what I can do.']);
  await visitor.seesNothingOf('Between us');

  const heard = await wire.heard();
  // The tap hears: what was meant for the visitor is there.
  expect(heard).toContain('Let me see what I can do.');
  expect(heard).not.toContain('Between us');
  expect(heard).not.toContain('internal');
  await agent.page.reload();
  await agent.sees('Between us: ten percent is fine.');
});
