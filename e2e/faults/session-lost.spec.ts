import { test } from './test.ts';

test(
  'a visitor whom the server knows no more goes on, with their unsent words, as somebody new',
  { tag: '@long' },
  async ({ tabs, people }) => {
    const visitor = await tabs.visitor();
    await visitor.opensChat();
    await visitor.says('You know me now.');
    await visitor.seesTick('You know me now.', 'Sent');
    await visitor.line.cuts();
    await visitor.says('Do you still?');
    await visitor.losesSession();
    await visitor.page.reload();
    visitor.line.mends();
    await visitor.opensChat();
    const agent = await people.agent();
    await agent.opens('Do you still?');
    await agent.seesInOrder(['Do you still?']);
    await agent.says('A new face, but the words have come.');
    await visitor.seesInOrder(['Do you still?', 'A new face, but the words have come.']);
    await visitor.comesBack();
    await visitor.seesInOrder(['Do you still?', 'A new face, but the words have come.']);
    await agent.goesBack();
    await agent.seesInList('You know me now.');
  },
);
