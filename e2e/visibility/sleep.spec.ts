import { createSittingVisitor } from './sitting-visitor.ts';
import { test } from './test.ts';

test('a window that the browser puts to sleep leaves the line to the one in sight', async ({
  visitor,
  agent,
  website,
}) => {
  await visitor.opensChat();
  await visitor.says('I am about to doze off.');
  await visitor.seesTick('I am about to doze off.', 'Delivered');
  const second = createSittingVisitor(await visitor.window.opensAnother(website.url));
  await second.opensChat();
  await second.sees('I am about to doze off.');
  await visitor.window.fallsAsleep();
  await second.says('Said while the other sleeps.');
  await second.seesTick('Said while the other sleeps.', 'Delivered');
  await agent.opens('Said while the other sleeps.');
  await agent.says('Sleep well.');
  await second.sees('Sleep well.');
  await visitor.window.wakesUp();
  await visitor.sees('Sleep well.');
  await visitor.says('Awake again.');
  await agent.sees('Awake again.');
  await second.sees('Awake again.');
});
