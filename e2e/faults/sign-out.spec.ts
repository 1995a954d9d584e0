import { expect } from '@playwright/test';
import { createAgent } from '../people/agent.ts';
import { test } from './test.ts';

test(
  'an agent who signs out with unsent replies chooses between waiting and deleting',
  { tag: '@long' },
  async ({ tabs, people, house }) => {
    const visitor = await people.visitor();
    await visitor.opensChat();
    await visitor.says('Who answers before the shift ends?');
    const agent = await tabs.agent();
    await agent.opens('Who answers before the shift ends?');
    await agent.takesIt();
    await agent.line.cuts();
    await agent.says('An answer nobody will get.');
    await agent.asksToSignOut();
    await agent.keepsWaiting();
    await agent.seesTick('An answer nobody will get.', 'Sending');
    await agent.asksToSignOut();
    await agent.signsOutAndDeletes();
    agent.line.mends();

    const colleague = createAgent(agent.page, house.colleague);
    await colleague.signsInHere();
    await colleague.opens('Who answers before the shift ends?');
    await colleague.says('I have just come in.');
    await visitor.sees('I have just come in.');
    await colleague.signsOut();
    await agent.signsInHere();
    await agent.opens('I have just come in.');
    await agent.says('And I am back.');
    const words = ['Who answers before the shift ends?', 'I have just come in.', 'And I am back.'];
    for (const person of [visitor, agent]) {
      await person.seesInOrder(words);
      await person.seesNothingOf('An answer nobody will get.');
    }
  },
);

test(
  'replies that a lost session left unsent wait for their own writer',
  { tag: '@long' },
  async ({ tabs, people, house }) => {
    const visitor = await people.visitor();
    await visitor.opensChat();
    await visitor.says('Is this desk shared?');
    const agent = await tabs.agent();
    await agent.opens('Is this desk shared?');
    await agent.line.cuts();
    await agent.says('Mine, and nobody else’s.');
    await agent.seesTick('Mine, and nobody else’s.', 'Sending');
    await agent.losesSession();
    await agent.page.reload();
    agent.line.mends();

    const colleague = createAgent(agent.page, house.colleague);
    await colleague.signsInHere();
    await colleague.says('I sit here now.');
    await visitor.sees('I sit here now.');
    await colleague.seesInOrder(['Is this desk shared?', 'I sit here now.']);
    await colleague.seesNothingOf('Mine, and nobody else’s.');
    await colleague.signsOut();

    await agent.signsInHere();
    const words = ['Is this desk shared?', 'I sit here now.', 'Mine, and nobody else’s.'];
    await visitor.seesInOrder(words);
    await agent.seesInOrder(words);
    await visitor.seesAuthor('Mine, and nobody else’s.', agent.name);
  },
);

test('replies in one tab do not go out as the colleague’s who signs in at another', async ({
  tabs,
  people,
  house,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Who is who at this desk?');
  const agent = await tabs.agent();
  await agent.opens('Who is who at this desk?');
  await agent.losesNetwork();
  await agent.says('Signed by its own writer.');
  await agent.losesSession();
  const page = await agent.page.context().newPage();
  await page.goto(agent.page.url());
  const colleague = createAgent(page, house.colleague);
  await colleague.signsInHere();
  await colleague.says('Signed by a colleague.');
  await visitor.sees('Signed by a colleague.');
  agent.findsNetwork();
  await agent.isTurnedAway();
  // One browser has one session: the first tab is the colleague's, too, now.
  const first = createAgent(agent.page, house.colleague);
  await first.says('Said at the first tab.');
  await visitor.seesAuthor('Said at the first tab.', colleague.name);
  await visitor.seesNothingOf('Signed by its own writer.');
  await first.seesNothingOf('Signed by its own writer.');

  await colleague.signsOut();
  await agent.signsInHere();
  await visitor.seesAuthor('Signed by its own writer.', agent.name);
  const words = [
    'Who is who at this desk?',
    'Signed by a colleague.',
    'Said at the first tab.',
    'Signed by its own writer.',
  ];
  for (const person of [visitor, agent, createAgent(page, house.admin)]) {
    await person.seesInOrder(words);
  }
});

test('an agent who signs out with unsaved settings and unsent replies is asked once', async ({
  tabs,
  people,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Is anything left undone?');
  const agent = await tabs.agent();
  await agent.opens('Is anything left undone?');
  const { page } = agent;
  // What menus and settings are made of is fetched while there is a network.
  await agent.takesIt();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: /^Files/u }).click();
  await page.getByRole('link', { name: /^All/u }).click();
  await agent.opens('Is anything left undone?');
  await agent.losesNetwork();
  await agent.says('One more answer.');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: /^Files/u }).click();
  const box = page.getByRole('checkbox').first();
  await box.click();
  const was = await box.isChecked();
  await agent.asksToSignOut();
  await expect(
    page.getByText(/1 message is not sent yet.*in the settings is not saved/u),
  ).toBeVisible();
  await agent.keepsWaiting();
  await expect(box).toBeChecked({ checked: was });
  agent.findsNetwork();
  await visitor.sees('One more answer.');
  await page.getByRole('button', { name: 'Ada Larsen: you and your settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
  await asked.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeVisible();
});
