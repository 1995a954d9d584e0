import { expect } from '@playwright/test';
import { test } from './people/test.ts';

test('a server killed with -9 while both type loses nothing and doubles nothing', async ({
  people,
  house,
}) => {
  test.setTimeout(120_000);
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('First, before the crash.');
  await agent.opens('First, before the crash.');
  await agent.says('Second, before the crash.');
  await visitor.sees('Second, before the crash.');
  await visitor.types('Third, sent into');
  await agent.types('A reply under');

  await house.kill();
  await visitor.types(' the dark.');
  await visitor.page.keyboard.press('Enter');
  await visitor.seesTick('Third, sent into the dark.', 'Sending');
  await visitor.says('Fourth, sent into the dark.');
  await visitor.types('Fifth, still being');
  await agent.types(' way');

  await house.start();
  // Chance says when each comes back, and after some failures that may be half a minute [SN5].
  await expect(() => agent.sees('Fourth, sent into the dark.')).toPass({ timeout: 40_000 });
  await visitor.seesDraft('Fifth, still being');
  await agent.seesDraft('A reply under way');
  await agent.page.keyboard.press('Enter');
  await visitor.sees('A reply under way');
  await visitor.types(' written.');
  await visitor.page.keyboard.press('Enter');
  await agent.sees('Fifth, still being written.');

  const words = [
    'First, before the crash.',
    'Second, before the crash.',
    'Third, sent into the dark.',
    'Fourth, sent into the dark.',
    'A reply under way',
    'Fifth, still being written.',
  ];
  await agent.seesInOrder(words);
  await visitor.seesInOrder(words);
  await agent.page.reload();
  await visitor.comesBack();
  await agent.seesInOrder(words);
  await visitor.seesInOrder(words);
  await visitor.seesTick('Fifth, still being written.', 'Read');
});
