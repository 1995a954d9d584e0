import { findInstalled } from '../servers/installed.ts';
import { test } from './test.ts';

test.use({ chromiumPath: findInstalled('chromium') });

test('a website comes back out of the back/forward cache with its chat at work', async ({
  visitor,
  agent,
  house,
}) => {
  await visitor.opensChat();
  await visitor.says('I only look at the other shop.');
  // It is with the agent before the website is left.
  await agent.opens('I only look at the other shop.');
  await visitor.window.goesTo(`${house.url}/healthz`);
  await agent.says('Take your time.');
  await agent.seesTick('Take your time.', 'Sent');
  await visitor.window.goesBack();
  await visitor.sees('Take your time.');
  await agent.seesTick('Take your time.', 'Read');
  await visitor.says('Yours is nicer.');
  await agent.sees('Yours is nicer.');
  await visitor.seesTick('Yours is nicer.', 'Read');
});

test(
  'what was unsent when a website was left goes out when it comes back',
  { tag: '@long' },
  async ({ visitor, agent, house }) => {
    await visitor.opensChat();
    await visitor.says('Before the server rests.');
    await visitor.seesTick('Before the server rests.', 'Sent');
    await house.kill();
    await visitor.says('Into the void.');
    await visitor.seesTick('Into the void.', 'Sending');
    await house.start();
    await visitor.window.goesTo(`${house.url}/healthz`);
    await visitor.window.goesBack();
    await visitor.seesTick('Into the void.', 'Sent');
    await agent.opens('Into the void.');
    await agent.sees('Before the server rests.');
  },
);
