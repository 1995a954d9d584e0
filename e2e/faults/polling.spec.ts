import { expect } from '@playwright/test';
import { test } from './test.ts';

test(
  'where no WebSocket comes through, both talk by polling',
  { tag: '@long' },
  async ({ tabs }) => {
    const visitor = await tabs.visitor({ sockets: false });
    await visitor.opensChat();
    await visitor.says('Our proxy is strict.');
    await visitor.seesTick('Our proxy is strict.', 'Sent');
    const agent = await tabs.agent({ sockets: false });
    await agent.opens('Our proxy is strict.');
    await agent.says('So is ours.');
    await visitor.sees('So is ours.');
    await visitor.looks();
    await agent.seesTick('So is ours.', 'Read');
    await agent.looks();
    await visitor.seesTick('Our proxy is strict.', 'Read');

    await visitor.line.cuts();
    await visitor.says('And now it is down.');
    visitor.line.mends();
    await agent.sees('And now it is down.');
    const words = ['Our proxy is strict.', 'So is ours.', 'And now it is down.'];
    for (const person of [visitor, agent]) await person.seesInOrder(words);
    for (const { line } of [visitor, agent]) {
      expect(line.count()).toBe(0);
      expect(line.polls()).toBeGreaterThan(0);
    }
    // The second tab follows the one that polls.
    const second = await tabs.visitor({ beside: visitor, sockets: false });
    await second.opensChat();
    await second.seesInOrder(words);
    await second.says('From beside.');
    await agent.sees('From beside.');
    expect(second.line.polls()).toBe(0);
  },
);

test('a browser without WebSockets talks by polling', async ({ tabs, people }) => {
  const visitor = await tabs.visitor({ refuses: ['WebSocket'] });
  await visitor.opensChat();
  await visitor.says('There is no socket in this house.');
  await visitor.seesTick('There is no socket in this house.', 'Sent');
  const agent = await people.agent();
  await agent.opens('There is no socket in this house.');
  await agent.says('A candle will do.');
  await visitor.sees('A candle will do.');
  await visitor.looks();
  await agent.seesTick('A candle will do.', 'Read');
});
