import { expect } from '@playwright/test';
import { test } from './test.ts';

test('what a visitor writes without a network is there after a reload, and goes out once', async ({
  tabs,
  people,
}) => {
  const visitor = await tabs.visitor();
  await visitor.opensChat();
  await visitor.says('Before the tunnel.');
  await visitor.seesTick('Before the tunnel.', 'Sent');
  await visitor.line.cuts();
  await visitor.says('In the tunnel, one.');
  await visitor.says('In the tunnel, two.');
  await visitor.types('Half a word in the tun');
  await visitor.comesBack();
  await visitor.seesTick('In the tunnel, one.', 'Sending');
  await visitor.seesDraft('Half a word in the tun');
  visitor.line.mends();
  await visitor.seesTick('In the tunnel, two.', 'Sent');
  const agent = await people.agent();
  await agent.opens('In the tunnel, two.');
  const words = ['Before the tunnel.', 'In the tunnel, one.', 'In the tunnel, two.'];
  await agent.seesInOrder(words);
  await visitor.comesBack();
  await visitor.seesInOrder(words);
  await agent.looks();
  await visitor.seesTick('In the tunnel, two.', 'Read');
});

test('what an agent writes without a network is there after a reload, and goes out once', async ({
  tabs,
  people,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Answer me from the train.');
  const agent = await tabs.agent();
  await agent.opens('Answer me from the train.');
  await agent.line.cuts();
  await agent.says('From the train, one.');
  await agent.says('From the train, two.');
  await agent.seesTick('From the train, two.', 'Sending');
  await agent.page.reload();
  agent.line.mends();
  await visitor.looks();
  await agent.seesTick('From the train, two.', 'Read');
  const words = ['Answer me from the train.', 'From the train, one.', 'From the train, two.'];
  await visitor.seesInOrder(words);
  await agent.page.reload();
  await agent.seesInOrder(words);
});

test(
  'what was written before the network went and the tab was shut goes out with the next visit',
  { tag: '@long' },
  async ({ tabs, people }) => {
    const visitor = await tabs.visitor();
    await visitor.opensChat();
    await visitor.says('I am going out.');
    await visitor.seesTick('I am going out.', 'Sent');
    const profile = visitor.page.context();
    await profile.setOffline(true);
    await visitor.says('Written out there.');
    await visitor.shuts();
    await profile.setOffline(false);
    const agent = await people.agent();
    await agent.opens('I am going out.');
    const later = await tabs.visitor({ beside: visitor });
    // Whoever was here before needs not even open the chat again.
    await agent.sees('Written out there.');
    await later.opensChat();
    for (const person of [later, agent]) {
      await person.seesInOrder(['I am going out.', 'Written out there.']);
    }
    await agent.looks();
    await later.seesTick('Written out there.', 'Read');
  },
);

test('an agent who opens a conversation without a network is told why it is not there, and it comes by itself', async ({
  tabs,
  people,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Is anybody in this tunnel?');
  const agent = await tabs.agent();
  await agent.seesInList('Is anybody in this tunnel?');
  await visitor.seesTick('Is anybody in this tunnel?', 'Delivered');
  // What was fetched to be delivered is gone with the page.
  await agent.page.reload();
  await agent.seesInList('Is anybody in this tunnel?');
  await agent.losesNetwork();
  await agent.page.getByRole('link').filter({ hasText: 'Is anybody in this tunnel?' }).click();
  await expect(agent.page.getByRole('alert')).toContainText('The conversation isn’t here yet');
  agent.findsNetwork();
  await agent.sees('Is anybody in this tunnel?');
});

test('a visitor who comes back without a network is told why nothing is there, and it comes by itself', async ({
  tabs,
}) => {
  const visitor = await tabs.visitor();
  await visitor.opensChat();
  await visitor.says('Said before the tunnel.');
  await visitor.seesTick('Said before the tunnel.', 'Sent');
  await visitor.line.cuts();
  await visitor.comesBack();
  await expect(visitor.chat.getByText('The chat can’t be reached just now.')).toBeVisible();
  await visitor.types('Half a word');
  visitor.line.mends();
  await visitor.sees('Said before the tunnel.');
  await visitor.seesDraft('Half a word');
});
