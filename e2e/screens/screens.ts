import { expect, type Page } from '@playwright/test';
import { createAgent, type Agent } from '../people/agent.ts';
import { takeLine, type Line } from '../people/line.ts';
import type { People } from '../people/test.ts';
import { createVisitor, type Visitor } from '../people/visitor.ts';
import type { House } from '../servers/house.ts';
import { createProgram } from './program.ts';

/** Everything that a person can be looking at: a name, and how to get there. Resolves when it stands still. */
export const screens: Readonly<Record<string, (people: People, house: House) => Promise<Page>>> = {
  'the shop': shopPage('/demo'),
  'the shop’s product': shopPage('/demo/product.html'),
  'the shop’s workshop': shopPage('/demo/about.html'),

  'the chat before the first word': async (people) => {
    const visitor = await people.visitor();
    await visitor.opensChat();
    return visitor.page;
  },
  'the chat in a conversation': async (people) => {
    const { visitor } = await talk(people, 'on the screen of the chat');
    return visitor.page;
  },
  'the chat with a message’s information': async (people) => {
    const { visitor } = await talk(people, 'on the screen of the information');
    await visitor.chat.getByRole('button', { name: /Read/u }).last().click();
    await visitor.chat.getByText(/^Delivered/u).waitFor();
    return visitor.page;
  },
  'the chat with what is late and what was refused': async (people) => {
    const { page, visitor } = await late(people);
    await visitor.chat.getByText(/^Not sent yet/u).waitFor();
    return page;
  },
  'the chat’s information about what is late': async (people) => {
    const { page, visitor } = await late(people);
    await visitor.chat.getByRole('button', { name: /^Not sent yet/u }).click();
    await visitor.chat.getByText(/^No answer has come/u).waitFor();
    return page;
  },
  'the chat of an unknown inbox': async (people) => {
    const page = await people.stranger();
    await page.goto('/widget/frame?inbox=no-such-key');
    await page
      .getByText(/website/u)
      .first()
      .waitFor();
    return page;
  },

  'the chat without a connection': async (people) => {
    const page = await people.stranger();
    const line = await takeLine(page);
    await page.goto('/demo');
    const visitor = createVisitor(page);
    await visitor.opensChat();
    await visitor.says('A word before the line is cut.');
    await visitor.seesTick('A word before the line is cut.', 'Sent');
    await line.cuts();
    await visitor.says('A word after it.');
    await visitor.chat.getByText(/^No connection/u).waitFor();
    return page;
  },

  'what each tick means': helpPage('/help/ticks', 'What each tick means'),
  'what each tick means, in Chinese': helpPage('/help/ticks/zh', '各个状态标记的含义'),

  'the console’s sign-in': async (people) => {
    const page = await people.stranger();
    await page.goto('/console');
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    return page;
  },
  'the console’s refusal': async (people, house) => {
    const page = await people.stranger();
    await page.goto('/console');
    const refused = createAgent(page, { ...house.admin, password: house.wrong_password });
    await refused.signsInHere().catch(() => {});
    return page;
  },
  'the console’s list': async (people) => {
    const { agent } = await talk(people, 'on the screen of the list');
    await agent.page.goto('/console/open');
    await agent.seesInList('on the screen of the list');
    return agent.page;
  },
  'the console’s thread': async (people) => {
    const { agent } = await talk(people, 'on the screen of the thread');
    return agent.page;
  },
  'the console’s message details': async (people) => {
    const { agent } = await talk(people, 'on the screen of the details');
    await agent.page
      .getByRole('button', { name: /^Read, .*Details$/u })
      .first()
      .click();
    await agent.page.getByText(/^Delivered to/u).waitFor();
    return agent.page;
  },
  'the console’s thread with what is late and what was refused': async (people, house) => {
    const { visitor } = await talk(people, 'on the screen of what is late');
    await visitor.closesChat();
    const page = await people.stranger();
    await page.clock.install();
    const line = await takeLine(page);
    const agent = createAgent(page, house.admin);
    await agent.signsIn();
    await agent.opens('The last word on the screen of what is late');
    await refusedThenLate(page, line, agent);
    await page.getByText(/^Not sent yet/u).waitFor();
    return page;
  },
  'the console’s question about unsent words at sign-out': async (people, house) => {
    const { visitor } = await talk(people, 'on the screen of the sign-out');
    await visitor.closesChat();
    const page = await people.stranger();
    const line = await takeLine(page);
    const agent = createAgent(page, house.admin);
    await agent.signsIn();
    await agent.opens('The last word on the screen of the sign-out');
    await page.getByRole('button', { name: 'You and your settings' }).click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await line.cuts();
    await agent.says('A word that waits.');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'You and your settings' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('dialog').waitFor();
    return page;
  },
  'the console’s removed message': async (people) => {
    const { agent, visitor } = await talk(people, 'on the screen of what was removed');
    await createProgram(agent.page).recallsFirstAnswer();
    for (const log of [agent.page.getByRole('log'), visitor.chat.getByRole('log')]) {
      await log.getByText('This message was removed').waitFor();
    }
    return agent.page;
  },
  'the console’s message that a provider could not deliver': async (people) => {
    const { agent } = await talk(people, 'on the screen of the provider');
    const program = createProgram(agent.page);
    const conversation_id = await program.beginsByProvider();
    await agent.page.goto(`/console/all/${conversation_id}`);
    await agent.says('Your lamp is on its way.');
    await agent.seesTick('Your lamp is on its way.', 'Sending');
    await program.failsLastAnswer(conversation_id, 'This number can’t receive messages.');
    await agent.seesTick('Your lamp is on its way.', 'Not sent');
    await agent.page.getByRole('button', { name: /^Not sent/u }).click();
    await agent.page.getByText('Details of the message').waitFor();
    return agent.page;
  },
  'the console’s contact, where there is no room beside the thread': async (people) => {
    const { agent } = await talk(people, 'on the screen of the contact');
    await agent.page.setViewportSize({ width: 375, height: 720 });
    await agent.page.getByRole('button', { name: /^About /u }).click();
    await agent.page.getByRole('dialog').waitFor();
    return agent.page;
  },
  'the console’s note': async (people) => {
    const { agent } = await talk(people, 'on the screen of the note');
    await agent.page.getByRole('tab', { name: 'Note', exact: true }).click();
    return agent.page;
  },
  'the console’s shortcuts': async (people) => {
    const agent = await people.agent();
    await agent.page.keyboard.press('?');
    await agent.page.getByRole('dialog').waitFor();
    return agent.page;
  },
  'the console’s palette': async (people) => {
    const { agent } = await talk(people, 'on the screen of the palette');
    await agent.page.keyboard.press('Escape');
    await agent.page.keyboard.press('ControlOrMeta+k');
    await agent.page.getByRole('option').first().waitFor();
    return agent.page;
  },
  'the console’s offer to undo': async (people) => {
    const { agent } = await talk(people, 'on the screen of what is undone');
    await agent.resolves();
    // Under the pointer it waits as long as the screen is looked at.
    await agent.page.getByRole('button', { name: 'Undo' }).hover();
    return agent.page;
  },
  'the console’s account menu': async (people) => {
    const agent = await people.agent();
    await agent.page.getByRole('button', { name: 'You and your settings' }).click();
    await agent.page.getByRole('menu').waitFor();
    return agent.page;
  },
  'the console’s install page': async (people) => {
    const agent = await people.agent();
    await agent.page.goto('/console/install');
    await agent.page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
    return agent.page;
  },
  'the console’s settings': async (people) => {
    const agent = await people.agent();
    await agent.page.goto('/console/settings');
    await agent.page.getByRole('link', { name: /^Identity/u }).waitFor();
    return agent.page;
  },
  'the console’s team': async (people) => {
    const agent = await people.agent();
    await agent.page.goto('/console/settings/agents');
    await agent.page.getByRole('table').waitFor();
    return agent.page;
  },
  'the console’s question who is to be added': async (people) => {
    const agent = await people.agent();
    await agent.page.goto('/console/settings/agents');
    await agent.page.getByRole('button', { name: 'Add agent' }).click();
    const dialog = agent.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add agent' }).click();
    await dialog.getByText('Please enter a name.').waitFor();
    return agent.page;
  },
  'the console’s page of how the chat looks': async (people) => {
    const agent = await people.agent();
    await agent.designsChat();
    await agent.page.frameLocator('iframe').getByRole('button', { name: 'Close chat' }).waitFor();
    return agent.page;
  },
  'the console’s page of how the chat looks, with what can’t be saved': async (people) => {
    const agent = await people.agent();
    await agent.designsChat();
    await agent.page.getByRole('textbox', { name: 'Brand colour', exact: true }).fill('teal');
    await agent.page.getByText('With words').click();
    await agent.page.getByRole('textbox', { name: /^Picture/u }).fill('logo.png');
    await agent.page.getByText(/^This is not a picture/u).waitFor();
    return agent.page;
  },
  'the console without a connection': async (people, house) => {
    const page = await people.stranger();
    const line = await takeLine(page);
    const agent = createAgent(page, house.admin);
    await agent.signsIn();
    await line.cuts();
    await page
      .getByText(/^Connection lost/u)
      .first()
      .waitFor();
    return page;
  },
  'the console’s missing conversation': async (people) => {
    const agent = await people.agent();
    await agent.page.goto('/console/all/0198c0de-0000-7000-8000-000000000bad');
    await agent.page.getByText('This conversation doesn’t exist').waitFor();
    return agent.page;
  },
};

function shopPage(path: string): (people: People) => Promise<Page> {
  return async (people) => {
    const page = await people.stranger();
    await page.goto(path);
    await page.getByRole('button', { name: /^Open chat/u }).waitFor();
    return page;
  };
}

function helpPage(path: string, title: string): (people: People) => Promise<Page> {
  return async (people) => {
    const page = await people.stranger();
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    return page;
  };
}

/** A visitor with one message that was refused, and one that half a minute later has had no answer. */
async function late(people: People): Promise<{ page: Page; visitor: Visitor }> {
  const page = await people.stranger();
  await page.clock.install();
  const line = await takeLine(page);
  await page.goto('/demo');
  const visitor = createVisitor(page);
  await visitor.opensChat();
  await visitor.says('A word while all is well.');
  await visitor.seesTick('A word while all is well.', 'Sent');
  await refusedThenLate(page, line, visitor);
  return { page, visitor };
}

async function refusedThenLate(page: Page, line: Line, who: Visitor | Agent): Promise<void> {
  line.refuses('invalid');
  await who.says('A word that is refused.');
  await who.seesTick('A word that is refused.', 'Not sent');
  line.holds();
  await who.says('A word that gets no answer for half a minute, which is long enough to say so.');
  // Before it has been tried nothing counts the seconds.
  await expect.poll(() => line.isHolding('gets no answer')).toBe(true);
  await page.clock.fastForward(31_000);
}

/** A conversation with everything in it that a conversation can show. */
async function talk(people: People, about: string): Promise<{ visitor: Visitor; agent: Agent }> {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says(`Hello, a question ${about}`);
  const agent = await people.agent();
  await agent.opens(about);
  await agent.takesIt();
  await agent.says(
    'A long answer, so that it takes more than one line in the chat of a telephone. '
      .repeat(3)
      .trim(),
  );
  await agent.says(
    'https://nightjar.example/a/very/long/address/that/has/no/space/in/it/anywhere/at/all/and/goes/on',
  );
  await agent.notes('A note for the team');
  await visitor.says('你好，谢谢！');
  await visitor.says(
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf',
  );
  await visitor.says(`The last word ${about}`);
  await agent.sees(`The last word ${about}`);
  await visitor.seesTick(`The last word ${about}`, 'Read');
  return { visitor, agent };
}
