import { expect } from '@playwright/test';
import { test } from './test.ts';

test('without any storage a conversation works, and leaving with unsent words is asked about', async ({
  tabs,
  people,
}) => {
  const visitor = await tabs.visitor({ refuses: ['indexedDB', 'localStorage'] });
  await visitor.opensChat();
  await visitor.says('I keep nothing.');
  await visitor.seesTick('I keep nothing.', 'Sent');
  const agent = await people.agent();
  await agent.opens('I keep nothing.');
  await agent.says('We keep it for you.');
  await visitor.sees('We keep it for you.');
  await visitor.line.cuts();
  await visitor.says('Only this page has these words.');
  await visitor.isAskedBeforeLeaving();
  visitor.line.mends();
  await agent.looks();
  await visitor.seesTick('Only this page has these words.', 'Read');
  await visitor.leavesUnasked();
});

test(
  'without any storage an agent is asked before a draft is left',
  { tag: '@long' },
  async ({ tabs, people }) => {
    const visitor = await people.visitor();
    await visitor.opensChat();
    await visitor.says('Do not lose my answer.');
    const agent = await tabs.agent({ refuses: ['indexedDB', 'localStorage'] });
    await agent.opens('Do not lose my answer.');
    await agent.types('I would not dre');
    await agent.isAskedBeforeLeaving();
    await agent.says('I would not dream of it.');
    await visitor.looks();
    await agent.seesTick('I would not dream of it.', 'Read');
    await agent.leavesUnasked();
  },
);

test(
  'without IndexedDB unsent words still outlive the tab, and nobody is asked',
  { tag: '@long' },
  async ({ tabs, people }) => {
    const refuses = ['indexedDB'] as const;
    const before = await tabs.visitor({ refuses });
    await before.opensChat();
    await before.says('An old browser, this.');
    await before.seesTick('An old browser, this.', 'Sent');
    await before.line.cuts();
    await before.says('But it keeps its word.');
    await before.leavesUnasked();
    const after = await tabs.visitor({ beside: before, refuses });
    await after.opensChat();
    await after.seesTick('But it keeps its word.', 'Sent');
    const agent = await people.agent();
    await agent.opens('But it keeps its word.');
    const words = ['An old browser, this.', 'But it keeps its word.'];
    for (const person of [after, agent]) await person.seesInOrder(words);
  },
);

test(
  'two tabs without a storage to share stand alone, and both are told everything',
  { tag: '@long' },
  async ({ tabs, people }) => {
    const refuses = ['indexedDB'] as const;
    const first = await tabs.visitor({ refuses });
    await first.opensChat();
    await first.says('One of two lonely tabs.');
    await first.seesTick('One of two lonely tabs.', 'Sent');
    const second = await tabs.visitor({ beside: first, refuses });
    await second.opensChat();
    await second.sees('One of two lonely tabs.');
    await second.says('The other one.');
    await first.sees('The other one.');
    const agent = await people.agent();
    await agent.opens('The other one.');
    await agent.says('Together in the end.');
    const words = ['One of two lonely tabs.', 'The other one.', 'Together in the end.'];
    for (const person of [first, second, agent]) await person.seesInOrder(words);
    expect([first.line.count(), second.line.count()]).toEqual([1, 1]);
  },
);
