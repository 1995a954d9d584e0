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

  const tick = tickOf(visitor.chat.getByRole('log'), 'Now a tunnel.');
  await tick.click();
  const information = visitor.chat.getByRole('dialog', { name: 'Message information' });
  for (const step of [/^Sent/u, /^Delivered/u, `Read by ${agent.name}`]) {
    await expect(information.getByRole('listitem').filter({ hasText: step })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(information).toBeHidden();
  await expect(tick).toBeFocused();

  await tick.press('Enter');
  const explained = page.context().waitForEvent('page');
  await information.getByRole('link', { name: 'What each tick means' }).click();
  await expect((await explained).getByRole('heading', { level: 1 })).toHaveText(
    'What each tick means',
  );
});

test('an agent’s message climbs from sending to read, and tells when', async ({
  people,
  house,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('I will be back later.');
  await visitor.seesTick('I will be back later.', 'Sent');
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

  const tick = tickOf(page.getByRole('log'), 'We will be here.');
  await tick.click();
  const details = page.getByRole('dialog', { name: 'Details of the message' });
  for (const step of ['Sent by you', /^Delivered to/u, /^Read by/u]) {
    await expect(details.getByRole('listitem').filter({ hasText: step })).toBeVisible();
  }
  await expect(details.getByRole('link', { name: 'What each tick means' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(tick).toBeFocused();
});

test('what the server refuses is told from what is only late, to visitor and agent', async ({
  people,
  house,
}) => {
  const page = await people.stranger();
  const line = await takeLine(page);
  await page.goto('/demo');
  const visitor = createVisitor(page);
  await visitor.opensChat();
  await visitor.says('Something is about to be refused.');
  await visitor.seesTick('Something is about to be refused.', 'Sent');
  line.refuses('forbidden');
  await visitor.says('You may not say this.');
  await visitor.seesTick('You may not say this.', 'Not sent');
  const alert = visitor.chat.getByRole('alert').filter({ hasText: /\S/u });
  await expect(alert).toContainText('Copy the text');
  await visitor.chat.getByRole('button', { name: 'Edit', exact: true }).click();
  await visitor.seesDraft('You may not say this.');
  await expect(alert).toHaveCount(0);

  const desk = await people.stranger();
  const wire = await takeLine(desk);
  const agent = createAgent(desk, house.admin);
  await agent.signsIn();
  await agent.opens('Something is about to be refused.');
  wire.refuses('invalid');
  await agent.says('Nor may you.');
  await agent.seesTick('Nor may you.', 'Not sent');
  const said = desk.getByRole('log').getByRole('alert');
  await expect(said).toContainText('the server did not accept it');
  await desk.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(desk.getByText('Nor may you.')).toHaveCount(0);
});
