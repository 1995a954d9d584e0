import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Agent } from './people/agent.ts';
import { test, type People } from './people/test.ts';

// What is set is the whole house's.
test.describe.configure({ mode: 'serial' });

/** What people write who hope that somebody takes it for markup. */
const hostile: readonly string[] = [
  '<script>window.pwned=1</script>',
  '"><img src=x onerror=window.pwned=1>',
  "'><svg/onload=window.pwned=1>",
  'javascript:window.pwned=1',
  '[click](javascript:window.pwned=1)',
  '</style><style>*{display:none}</style>',
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  '&lt;img src=x onerror=window.pwned=1&gt;',
  '${window.pwned=1}{{window.pwned=1}}',
  '\u202Egnp.exe<b onmouseover=window.pwned=1>',
];

async function talk(people: People, text: string) {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says(text);
  const agent = await people.agent();
  await agent.opens(text);
  return { visitor, agent };
}

/** Chooses what visitors get, by the words of the page. */
async function sets(agent: Agent, ...choices: readonly string[]): Promise<void> {
  const { page } = agent;
  await page.goto('/console/settings');
  await page.getByRole('link', { name: /^Conversations/u }).click();
  await expect(page.getByRole('heading', { name: 'Satisfaction rating' })).toBeVisible();
  for (const choice of choices) await page.getByText(choice, { exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

test('an agent asks by buttons, and one press answers', async ({ people }) => {
  const { visitor, agent } = await talk(people, 'Which colours are there?');
  await agent.page.getByRole('button', { name: 'Ask by buttons' }).click();
  const dialog = agent.page.getByRole('dialog', { name: 'Ask by buttons' });
  await dialog.getByLabel('Question').fill('Blue or red?');
  await dialog.getByLabel('Answers, one per line').fill('Deep blue\nRuby red');
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await agent.sees('Blue or red?');
  await agent.sees('Not answered yet');

  await visitor.looks();
  const choices = visitor.chat.getByRole('group', { name: 'Choose an answer' });
  const blue = choices.getByRole('button', { name: /^Deep blue/u });
  // By keyboard alone.
  await blue.focus();
  await visitor.page.keyboard.press('Enter');
  await expect(blue).toHaveAttribute('aria-pressed', 'true');
  await expect(blue).toBeFocused();
  // Too late: it says so, and does nothing.
  await choices.getByRole('button', { name: 'Ruby red' }).click({ force: true });
  const own = visitor.chat.locator('.message.own .text').filter({ hasText: 'Deep blue' });
  await expect(own).toHaveCount(1);
  await expect(visitor.chat.locator('.message.own').filter({ hasText: 'Ruby red' })).toHaveCount(0);

  await agent.looks();
  await expect(agent.page.getByText('Not answered yet')).toBeHidden();
  await expect(agent.page.getByText('(chosen)')).toBeAttached();
  await visitor.comesBack();
  await expect(choices.getByRole('button', { name: /^Deep blue/u })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('an agent asks by a form, which says what is wrong with it', async ({ people }) => {
  const { visitor, agent } = await talk(people, 'Please call me.');
  await agent.page.getByRole('button', { name: 'Ask by buttons' }).click();
  const dialog = agent.page.getByRole('dialog', { name: 'Ask by buttons' });
  await dialog.getByLabel('Question').fill('Where can we reach you?');
  await dialog.getByText('A form', { exact: true }).click();
  await dialog.getByLabel('Fields, one per line').fill('Name\nPhone');
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await agent.sees('Where can we reach you?');
  await visitor.looks();
  const form = visitor.chat.locator('form.rich-form');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByText('Please fill in at least one field.')).toBeVisible();
  await form.getByLabel('Name').fill('Noor');
  await form.getByLabel('Phone').fill('555 12');
  await form.getByRole('button', { name: 'Send' }).click();
  await visitor.sees('Name: Noor');
  await agent.looks();
  await agent.sees('Phone: 555 12');
});

test('[SN14] what was typed for a message that is removed meanwhile is given back', async ({
  people,
}) => {
  const { visitor, agent } = await talk(people, 'Where do you deliver to?');
  await agent.says('To Norwy.');
  const details = agent.page.getByRole('button', { name: /Details$/u });
  await details.last().click();
  await agent.page.getByRole('button', { name: 'Edit', exact: true }).click();
  const other = agent.page.getByRole('textbox', { name: 'Change the message' });
  await other.fill('To Norway.');
  await agent.page.keyboard.press('Escape');
  await agent.page.getByRole('button', { name: 'Ask by buttons' }).click();
  const dialog = agent.page.getByRole('dialog', { name: 'Ask by buttons' });
  await dialog.getByLabel('Question').fill('Where do you live?');
  await dialog.getByText('A form', { exact: true }).click();
  await dialog.getByLabel('Fields, one per line').fill('Street\nTown');
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await visitor.looks();
  await visitor.chat.getByLabel('Street').fill('12 Harbour Street');

  const elsewhere = await people.agent();
  await elsewhere.opens('Where do you live?');
  const remove = elsewhere.page.getByRole('button', { name: 'Remove', exact: true });
  const removes = async (text: string) => {
    const message = elsewhere.page.getByRole('article').filter({ hasText: text });
    await message.getByRole('button', { name: /Details$/u }).click();
    await remove.click();
    await remove.click();
  };
  await removes('Where do you live?');
  await visitor.sees('This message was removed');
  await visitor.seesDraft('12 Harbour Street');
  await expect(visitor.chat.getByRole('textbox', { name: 'Message', exact: true })).toBeFocused();
  await removes('To Norwy.');
  await agent.seesDraft('To Norway.');
});

test('a visitor ends the conversation, says how it was, and changes it', async ({ people }) => {
  const owner = await people.agent();
  await sets(owner, 'Ask');
  const { visitor, agent } = await talk(people, 'Thank you, that is all.');
  await visitor.looks();
  await visitor.chat.getByRole('button', { name: 'Menu' }).click();
  await visitor.chat.getByRole('menuitem', { name: 'End this conversation' }).click();
  await visitor.chat.getByRole('button', { name: 'End it' }).click();
  await visitor.sees('This conversation was resolved');
  const scores = visitor.chat.getByRole('radiogroup', { name: 'How was this conversation?' });
  await scores.getByText('2', { exact: true }).click();
  // What is shown is in its name, for who asks for it by voice.
  await expect(scores.getByRole('radio', { name: '2 Bad' })).toBeChecked();
  const comment = visitor.chat.getByLabel('Anything you want to add?');
  await comment.fill('A little <b>slow</b>');
  // [SN13] What was written is there again.
  await visitor.comesBack();
  await expect(comment).toHaveValue('A little <b>slow</b>');
  await visitor.chat.getByRole('button', { name: 'Send rating' }).click();
  await visitor.sees('You rated this conversation: Bad');
  await agent.looks();
  await agent.sees('rated this: 2 of 5 – A little <b>slow</b>');
  await expect(agent.page.getByText('2 of 5', { exact: true })).toBeVisible();
  await visitor.looks();
  await visitor.chat.getByRole('button', { name: 'Change' }).click();
  await scores.getByText('5', { exact: true }).click();
  await visitor.chat.getByRole('button', { name: 'Send rating' }).click();
  await visitor.sees('You rated this conversation: Very good');
  await sets(owner, 'Don’t ask');
});

test('agents see what is being written where the visitor is told so, and else not', async ({
  people,
}) => {
  const owner = await people.agent();
  await sets(owner, 'On, and visitors are told');
  const { visitor, agent } = await talk(people, 'I have a question.');
  await visitor.looks();
  await expect(visitor.chat.getByText('Our team can see what you write')).toBeVisible();
  await visitor.types('Do you sh');
  await expect(agent.page.getByText('Do you sh')).toBeVisible();
  await visitor.types('ip?');
  await expect(agent.page.getByText('Do you ship?')).toBeVisible();
  await visitor.page.keyboard.press('Enter');
  await agent.sees('Do you ship?');
  await expect(agent.page.locator('q')).toHaveCount(0);
  await sets(owner, 'Off');

  const other = await people.visitor();
  await other.opensChat();
  await other.says('Another question.');
  await agent.page.goto('/console/open');
  await agent.opens('Another question.');
  await other.looks();
  await other.types('Nobody sees this');
  await agent.seesTyping();
  await agent.seesNothingOf('Nobody sees this');
  await other.seesNothingOf('Our team can see what you write');
});

test('a visitor takes everything along, and then leaves nothing', async ({ people }) => {
  const { visitor, agent } = await talk(people, 'Nobody may know of this.');
  await agent.says('We forget it.');
  await visitor.looks();
  await visitor.sees('We forget it.');
  const menu = visitor.chat.getByRole('button', { name: 'Menu' });
  await menu.click();
  const saved = visitor.page.waitForEvent('download');
  await visitor.chat.getByRole('menuitem', { name: 'Download my data' }).click();
  const path = await (await saved).path();
  expect(await readFile(path, 'utf8')).toMatch(/Nobody may know of this\.[^]*We forget it\./);
  await visitor.chat.getByRole('button', { name: 'Close', exact: true }).click();

  await visitor.types('an unsent word');
  await menu.click();
  await visitor.chat.getByRole('menuitem', { name: 'Delete my data' }).click();
  await visitor.chat.getByRole('button', { name: 'Delete everything' }).click();
  await expect(visitor.chat.getByText('Hello! How can we help?')).toBeVisible();
  await visitor.seesNothingOf('Nobody may know of this.');
  await visitor.seesDraft('');
  await agent.looks();
  await agent.sees('What was said here was erased');
  await agent.seesNothingOf('Nobody may know of this.');
  await agent.seesNothingOf('We forget it.');
  // As somebody new, in the same browser.
  await visitor.looks();
  await visitor.says('A new beginning.');
  await agent.seesInList('A new beginning.');
});

test('an admin erases a contact, live on its screen', async ({ people }) => {
  const { visitor, agent } = await talk(people, 'Please erase me.');
  await agent.page.getByRole('button', { name: 'Erase their data' }).click();
  await agent.page
    .getByRole('dialog', { name: 'Erase everything?' })
    .getByRole('button', { name: 'Erase everything' })
    .click();
  await agent.sees('What was said here was erased');
  await visitor.looks();
  await expect(visitor.chat.getByText('Hello! How can we help?')).toBeVisible();
  await visitor.seesNothingOf('Please erase me.');
});

test('ten hostile strings stay text wherever they are shown', async ({ people, house }) => {
  const owner = await people.agent();
  await sets(owner, 'Ask');
  const [first = ''] = hostile;
  await owner.page.getByLabel('The question, in your words').fill(first);
  await owner.page.getByRole('button', { name: 'Save' }).click();
  await expect(owner.page.getByText('Saved', { exact: true })).toBeVisible();
  const { visitor, agent } = await talk(people, 'Hostile, all of it.');
  const conversation_id = agent.page.url().split('/').at(-1) ?? '';
  const options = hostile.map((label, index) => ({ id: `c${index}`, label }));
  const fields = hostile
    .slice(0, 8)
    .map((label, index) => ({ id: `f${index}`, label, kind: 'text' }));
  const link = { kind: 'link', label: first, url: 'https://shop.example/?q=%3Cscript%3E' };
  const card = (text: string) => ({ title: text, text, actions: [link] });
  for (const [index, rich] of [
    { kind: 'choices', options },
    { kind: 'cards', cards: hostile.map(card) },
    { kind: 'form', fields, submit: first },
  ].entries()) {
    const path = `${house.url}/api/v2/conversations/${conversation_id}/messages`;
    const id = crypto.randomUUID().replace(/^(.{14})4/u, '$17');
    const data = { id, text: `${index} ${hostile[index]}`, rich };
    const headers = { 'x-porchlight': '1' };
    expect((await agent.page.request.post(path, { data, headers })).status()).toBe(200);
  }
  await visitor.looks();
  await expect(visitor.chat.locator('form.rich-form input')).toHaveCount(8);
  await visitor.chat.locator('.choices').first().getByRole('button').nth(1).click();
  for (const [index, words] of hostile.slice(0, 8).entries())
    await visitor.chat.locator('form.rich-form input').nth(index).fill(words);
  await visitor.chat.locator('form.rich-form button').click();
  await agent.looks();
  await agent.resolves();
  await visitor.looks();
  await visitor.chat.getByRole('radiogroup').getByText('1', { exact: true }).click();
  await visitor.chat.getByLabel('Anything you want to add?').fill(hostile.join(' '));
  await visitor.chat.getByRole('button', { name: 'Send rating' }).click();
  await visitor.sees('You rated this conversation');
  const told = Object.fromEntries(hostile.map((text) => [text, text]));
  const labels = { add: hostile.map((text) => text.slice(0, 40)) };
  const description = { attributes: told, conversation: { attributes: told, labels } };
  const call = `porchlight('describe', ${JSON.stringify(description)})`;
  expect(await visitor.page.evaluate(call)).toEqual({ ok: true });
  await agent.looks();
  await agent.sees('rated this: 1 of 5');
  const shown = agent.page.getByRole('region', { name: /^Told /u }).locator('dt, dd > bdi, li');
  await expect(shown).toHaveCount(hostile.length * 5 + 1);
  for (const page of [visitor.page, agent.page]) {
    for (const frame of page.frames()) {
      expect(await frame.evaluate(() => 'pwned' in window)).toBe(false);
      expect(
        await frame.locator('img[src="x"], iframe[srcdoc], a[href^="javascript"]').count(),
      ).toBe(0);
    }
  }
  await sets(owner, 'Don’t ask');
});
