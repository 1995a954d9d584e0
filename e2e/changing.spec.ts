import { expect } from '@playwright/test';
import { test } from './people/test.ts';

test('what was written is put right, answered and removed, before both', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Do you ship to Norwy?');
  await agent.opens('Do you ship to Norwy?');
  await agent.sees('Do you ship to Norwy?');

  const { chat } = visitor;
  const information = chat.getByRole('button', { name: /Information$/u });
  await information.first().press('Enter');
  await chat.getByRole('button', { name: 'Edit', exact: true }).press('Enter');
  const field = chat.getByRole('textbox', { name: 'Change the message' });
  await field.fill('Do you ship to **Norway**?');
  await field.press('Enter');
  await visitor.sees('Norway');
  await expect(information.first()).toHaveAccessibleName(/edited/u);
  await expect(information.first()).toBeFocused();
  await agent.sees('Norway');
  await expect(agent.page.getByRole('log').getByText('Norwy')).toHaveCount(0);

  await agent.says('Would you like brass or black?');
  await visitor.sees('Would you like brass or black?');
  await information.last().click();
  await chat.getByRole('button', { name: 'Reply', exact: true }).click();
  await visitor.types('The first');
  // What is being answered is kept with the words.
  await visitor.comesBack();
  await visitor.seesDraft('The first');
  await expect(chat.getByText(`Replying to ${agent.name}`)).toBeVisible();
  await visitor.says('The first one.');
  const quote = agent.page.getByRole('button', { name: /^In reply to You ?: Would you like/u });
  await expect(quote).toBeVisible();

  await agent.looks();
  await agent.page
    .getByRole('button', { name: /Details$/u })
    .first()
    .click();
  await agent.page.getByRole('button', { name: 'Reply', exact: true }).click();
  await agent.types('Yes, we');
  const answered = agent.page.getByRole('tabpanel', { name: 'Reply' }).getByText('Do you ship');
  await expect(answered).toBeVisible();
  await agent.page.reload();
  await agent.seesDraft('Yes, we');
  await expect(answered).toBeVisible();
  await agent.says('Yes, we do.');
  await expect(answered).toBeHidden();
  await visitor.looks();
  await expect(chat.getByRole('button', { name: /^In reply to .*Do you ship/u })).toBeVisible();

  await chat.getByRole('button', { name: /^In reply to .*Would you like/u }).click();
  await expect(information.nth(1)).toBeFocused();
  await information.nth(2).click();
  await chat.getByRole('button', { name: 'Remove', exact: true }).click();
  await chat.getByRole('button', { name: 'Remove', exact: true }).click();
  await visitor.sees('This message was removed');
  await agent.sees('This message was removed');
});

test('the first change without a network is shown at once, and goes out with the next', async ({
  people,
}) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Do you ship to Narvik?');
  await agent.opens('Do you ship to Narvik?');
  await agent.says('Never on Mondays.');
  await visitor.sees('Never on Mondays.');

  const { chat } = visitor;
  await visitor.page.context().setOffline(true);
  const information = chat.getByRole('button', { name: /Information$/u }).first();
  await information.press('Enter');
  await chat.getByRole('button', { name: 'Edit', exact: true }).press('Enter');
  const field = chat.getByRole('textbox', { name: 'Change the message' });
  await field.fill('Do you ship to Bergen?');
  // [SN13] Who comes back to it goes on where they were.
  await field.press('Escape');
  await information.press('Enter');
  await expect(field).toHaveValue('Do you ship to Bergen?');
  await expect(field).toBeFocused();
  await field.press('Enter');
  await visitor.sees('Do you ship to Bergen?');
  await visitor.page.context().setOffline(false);
  await agent.sees('Do you ship to Bergen?');

  const details = agent.page.getByRole('button', { name: /Details$/u }).last();
  const edit = agent.page.getByRole('button', { name: 'Edit', exact: true });
  await details.click();
  await edit.waitFor();
  await agent.page.keyboard.press('Escape');
  await agent.page.context().setOffline(true);
  await details.click();
  await edit.click();
  const change = agent.page.getByRole('textbox', { name: 'Change the message' });
  await change.fill('Always on Mondays.');
  await change.press('Enter');
  await agent.sees('Always on Mondays.');
  await agent.page.context().setOffline(false);
  await visitor.sees('Always on Mondays.');
});
