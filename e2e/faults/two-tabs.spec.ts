import { expect } from '@playwright/test';
import { countLines } from './tab.ts';
import { test } from './test.ts';

test('a visitor’s two tabs are one: one line, the same messages, the same ticks', async ({
  tabs,
  people,
}) => {
  const first = await tabs.visitor();
  await first.opensChat();
  await first.says('Written in the first tab.');
  await first.seesTick('Written in the first tab.', 'Sent');

  const second = await tabs.visitor({ beside: first });
  await second.opensChat();
  await second.sees('Written in the first tab.');
  await second.says('Written in the second tab.');
  await second.seesTick('Written in the second tab.', 'Sent');
  await first.seesTick('Written in the second tab.', 'Sent');
  expect([first.line.count(), second.line.count()]).toEqual([1, 0]);

  const agent = await people.agent();
  await agent.opens('Written in the second tab.');
  await agent.says('Seen in both tabs.');
  const words = ['Written in the first tab.', 'Written in the second tab.', 'Seen in both tabs.'];
  await agent.looks();
  for (const tab of [first, second]) {
    await tab.seesInOrder(words);
    await tab.seesTick('Written in the second tab.', 'Read');
  }
  await second.looks();
  await agent.seesTick('Seen in both tabs.', 'Read');
  await agent.seesInOrder(words);
  expect(countLines(first, second)).toBe(1);
});

test('an agent’s two tabs are one', { tag: '@long' }, async ({ tabs, people }) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Who is at how many desks?');
  const first = await tabs.agent();
  await first.opens('Who is at how many desks?');
  const second = await tabs.agent({ beside: first });
  await second.sees('Who is at how many desks?');
  await second.says('I am at two.');
  await visitor.sees('I am at two.');
  await visitor.looks();
  for (const tab of [first, second]) await tab.seesTick('I am at two.', 'Read');
  const words = ['Who is at how many desks?', 'I am at two.'];
  for (const tab of [first, second, visitor]) await tab.seesInOrder(words);
  expect([first.line.count(), second.line.count()]).toEqual([1, 0]);
});

test('when the tab with the line is shut, the other goes on with what was unsent', async ({
  tabs,
  people,
}) => {
  const first = await tabs.visitor();
  await first.opensChat();
  await first.says('Before the first tab goes.');
  await first.seesTick('Before the first tab goes.', 'Sent');
  const second = await tabs.visitor({ beside: first });
  await second.opensChat();
  first.line.holds();
  await first.says('On its way when the tab goes.');
  await second.says('Waiting behind it.');
  await second.seesTick('On its way when the tab goes.', 'Sending');
  await first.shuts();
  await second.seesTick('Waiting behind it.', 'Sent');

  const agent = await people.agent();
  await agent.opens('Waiting behind it.');
  const words = [
    'Before the first tab goes.',
    'On its way when the tab goes.',
    'Waiting behind it.',
  ];
  await agent.seesInOrder(words);
  await second.seesInOrder(words);
  await agent.looks();
  await second.seesTick('Waiting behind it.', 'Read');
});
