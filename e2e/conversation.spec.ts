import { expect } from '@playwright/test';
import { test } from './people/test.ts';

test('a visitor and an agent have their first conversation', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Does the Moth come with a bulb?');
  await agent.opens('Does the Moth come with a bulb?');
  await agent.sees('Does the Moth come with a bulb?');
  await agent.says('It does, a warm one.');
  await visitor.sees('It does, a warm one.');
  await visitor.says('Lovely, thank you.');
  const words = ['Does the Moth come with a bulb?', 'It does, a warm one.', 'Lovely, thank you.'];
  await agent.seesInOrder(words);
  await visitor.seesInOrder(words);
});

test('each sees the other type', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('May I ask about typing?');
  await agent.opens('May I ask about typing?');
  await visitor.types('I am still wri');
  await agent.seesTyping();
  await agent.types('So am');
  await visitor.seesTyping(agent.name);
});

test('an answer that comes while the chat is closed waits on the launcher', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Ring me when there is news.');
  await visitor.closesChat();
  await agent.opens('Ring me when there is news.');
  await agent.says('There is news!');
  await visitor.seesUnread(1);
  await visitor.opensChat();
  await visitor.sees('There is news!');
});

test('two visitors are kept apart', async ({ people }) => {
  const agent = await people.agent();
  const [mia, noor] = [await people.visitor(), await people.visitor()];
  await mia.opensChat();
  await noor.opensChat();
  await mia.says('Mia asks about plum.');
  await noor.says('Noor asks about butter.');
  await agent.opens('Mia asks about plum.');
  await agent.says('Plum it is, Mia.');
  await agent.opens('Noor asks about butter.');
  await agent.says('Butter it is, Noor.');
  await mia.seesInOrder(['Mia asks about plum.', 'Plum it is, Mia.']);
  await noor.seesInOrder(['Noor asks about butter.', 'Butter it is, Noor.']);
  await mia.seesNothingOf('Noor');
  await noor.seesNothingOf('Mia');
});

test('a conversation is taken, resolved, and reopened by its visitor', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('A small thing about the flex.');
  await agent.opens('A small thing about the flex.');
  await agent.takesIt();
  await expect(visitor.chat.getByText(`${agent.name} joined the conversation`)).toBeVisible();
  await agent.resolves();
  await expect(visitor.chat.getByText(`${agent.name} resolved this conversation`)).toBeVisible();
  await visitor.says('One more thing, sorry.');
  await agent.sees('One more thing, sorry.');
  await agent.resolves();
  await agent.reopens();
});

test('a reload on both sides keeps everything', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  const words = ['Before the reload, one.', 'Before the reload, two.', 'After the reload.'];
  await visitor.opensChat();
  await visitor.says('Before the reload, one.');
  await agent.opens('Before the reload, one.');
  await agent.says('Before the reload, two.');
  await agent.looks();
  await visitor.seesTick('Before the reload, one.', 'Read');
  await visitor.looks();
  await agent.seesTick('Before the reload, two.', 'Read');
  await visitor.types('half a thought');
  await agent.types('half an answer');

  await agent.page.reload();
  await visitor.comesBack();
  await visitor.seesDraft('half a thought');
  await agent.seesDraft('half an answer');
  await visitor.seesTick('Before the reload, one.', 'Read');
  await agent.seesTick('Before the reload, two.', 'Read');
  await visitor.says('After the reload.');
  await agent.seesInOrder(words);
  await visitor.seesInOrder(words);
});
