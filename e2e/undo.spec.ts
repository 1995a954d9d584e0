import { expect } from '@playwright/test';
import { test, type People } from './people/test.ts';

async function talk(people: People, text: string) {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says(text);
  const agent = await people.agent();
  await agent.opens(text);
  return agent;
}

test('an agent takes back what was done by mistake', async ({ people }) => {
  const agent = await talk(people, 'Please don’t close this.');
  await agent.resolves();
  await agent.seesDone('Resolved.');
  await agent.undoes();
  await agent.sees('You reopened the conversation');
  await agent.takesIt();
  await agent.seesDone('Assigned to you.');
  await agent.undoes();
  await agent.sees('You put the conversation back for everybody');
});

test('undoing needs no mouse', async ({ people }) => {
  const agent = await talk(people, 'No mouse here.');
  const { page } = agent;
  await page.keyboard.press('e');
  await agent.seesDone('Resolved.');
  await page.keyboard.press('z');
  await agent.sees('You reopened the conversation');

  await page.getByRole('textbox', { name: /^Reply to /u }).focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await agent.seesDone('Assigned to you.');
  // Straight into the toast: its sentence, then its button.
  await page.keyboard.press('F6');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await agent.sees('You put the conversation back for everybody');
});

test('the offer to undo waits under the pointer, and else is gone after eight seconds', async ({
  people,
}) => {
  const agent = await talk(people, 'Wait for me.');
  const { page } = agent;
  await page.clock.install();
  await agent.resolves();
  const offer = page.getByRole('button', { name: 'Undo' });
  await offer.hover();
  await page.clock.fastForward(60_000);
  await expect(offer).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.fastForward(8_000);
  await expect(offer).toBeHidden();
});
