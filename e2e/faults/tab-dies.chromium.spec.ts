import { expect } from '@playwright/test';
import { test } from './test.ts';

test('a tab that crashes before its message went out is finished by the other', async ({
  tabs,
  people,
}) => {
  const first = await tabs.visitor();
  await first.opensChat();
  await first.says('All is well.');
  await first.seesTick('All is well.', 'Sent');
  const second = await tabs.visitor({ beside: first });
  await second.opensChat();
  first.line.holds();
  await first.says('The last words of a tab.');
  await second.seesTick('The last words of a tab.', 'Sending');
  await first.crashes();
  await second.seesTick('The last words of a tab.', 'Sent');
  await second.says('Its neighbour lives on.');
  const agent = await people.agent();
  await agent.opens('Its neighbour lives on.');
  const words = ['All is well.', 'The last words of a tab.', 'Its neighbour lives on.'];
  await agent.seesInOrder(words);
  await second.seesInOrder(words);
});

test(
  'a tab that crashes before it hears the answer has sent its message once',
  { tag: '@long' },
  async ({ tabs, people }) => {
    const first = await tabs.visitor();
    await first.opensChat();
    await first.says('Nothing is wrong yet.');
    await first.seesTick('Nothing is wrong yet.', 'Sent');
    const second = await tabs.visitor({ beside: first });
    await second.opensChat();
    const agent = await people.agent();
    await agent.opens('Nothing is wrong yet.');
    first.line.goesDeaf();
    await first.says('Did you get this?');
    await agent.sees('Did you get this?');
    await second.seesTick('Did you get this?', 'Sending');
    await first.crashes();
    await second.seesTick('Did you get this?', 'Read');
    await second.says('I ask only once.');
    await agent.sees('I ask only once.');
    const words = ['Nothing is wrong yet.', 'Did you get this?', 'I ask only once.'];
    await agent.seesInOrder(words);
    await second.seesInOrder(words);
  },
);

test('a tab that stands still loses the line to the one in sight, and follows when it goes on', async ({
  tabs,
  people,
}) => {
  const first = await tabs.visitor();
  await first.opensChat();
  await first.says('Is anything moving?');
  await first.seesTick('Is anything moving?', 'Sent');
  const second = await tabs.visitor({ beside: first });
  await second.opensChat();
  await second.sees('Is anything moving?');
  first.line.holds();
  await first.says('Stuck halfway.');
  await second.sees('Stuck halfway.');
  await first.hangs();
  await second.says('Said past the stuck one.');
  await second.seesTick('Said past the stuck one.', 'Sent');
  const agent = await people.agent();
  await agent.opens('Said past the stuck one.');
  await first.goesOn();
  first.line.flows();
  await first.seesTick('Said past the stuck one.', 'Read');
  await first.says('Unstuck.');
  await agent.sees('Unstuck.');
  const words = ['Is anything moving?', 'Stuck halfway.', 'Said past the stuck one.', 'Unstuck.'];
  for (const person of [first, second, agent]) await person.seesInOrder(words);
  await expect.poll(() => [first.line.count(), second.line.count()]).toEqual([0, 1]);
});
