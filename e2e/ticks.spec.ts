import { expect } from '@playwright/test';
import { createVisitor } from './people/visitor.ts';
import { createAgent } from './people/agent.ts';
import { takeLine } from './people/line.ts';
import { test } from './people/test.ts';
import { tickOf } from './people/tick.ts';

test('a visitor’s message climbs from sending to read, and tells when', async ({ people }) => {
  const page = await people.stranger();
  const line = await takeLine(page);
  await page.goto('/demo');
  const visitor = createVisitor(page);
  await visitor.opensChat();
  await visitor.says('Hello from the train.');
  await visitor.seesTick('Hello from the train.', 'Sent');
  line.holds();
  await visitor.says('Now a tunnel.');
  await visitor.seesTick('Now a tunnel.', 'Sending');
  line.flows();
  await visitor.seesTick('Now a tunnel.', 'Sent');

  const agent = await people.agent();
  await visitor.seesTick('Now a tunnel.', 'Delivered');
  await agent.opens('Now a tunnel.');
  await visitor.seesTick('Now a tunnel.', 'Read');

  const log = visitor.chat.getByRole('log');
  await tickOf(log, 'Now a tunnel.').click();
  for (const step of ['Sent', 'Delivered', `Read by ${agent.name}`]) {
    await expect(log.getByRole('term').filter({ hasText: step })).toBeVisible();
  }
});

test('an agent’s message climbs from sending to read, and tells when', async ({
  people,
  house,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('I will be back later.');
  await visitor.page.goto('about:blank');

  const page = await people.stranger();
  const line = await takeLine(page);
  const agent = createAgent(page, house.admin);
  await agent.signsIn();
  await agent.opens('I will be back later.');
  line.holds();
  await agent.says('We will be here.');
  await agent.seesTick('We will be here.', 'Sending');
  line.flows();
  await agent.seesTick('We will be here.', 'Sent');

  await visitor.page.goto('/demo');
  await agent.seesTick('We will be here.', 'Delivered');
  await visitor.seesUnread(1);
  await agent.seesTick('We will be here.', 'Delivered');
  await visitor.opensChat();
  await agent.seesTick('We will be here.', 'Read');

  await tickOf(page.getByRole('log'), 'We will be here.').click();
  await expect(page.getByText('Details of the message')).toBeVisible();
});
