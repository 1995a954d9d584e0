import { noFirstContact } from '@porchlight/protocol';
import { Suspense } from 'react';
import { expect, it } from 'vitest';
import { openFrontDesk } from '../../test/front-desk.tsx';
import { Introduction } from './introduction.tsx';

it('[PC2] shows what the visitor said before the conversation, and what the team had said first', async () => {
  const desk = await openFrontDesk();
  const { inboxes } = desk.server.past.tables;
  for (const inbox of inboxes.values()) {
    if (inbox.kind !== 'website') continue;
    const pre_chat = [
      { id: 'topic', kind: 'text', label: 'Topic', required: true },
      { id: 'terms', kind: 'consent', label: 'I agree', required: true },
    ] as const;
    const when = { after_s: 0, scroll_percent: 0, exit_intent: false, returning: false };
    const rule = { id: 'hi', on: true, url: '', text: 'Questions?', texts: {}, ...when };
    const first_contact = { ...noFirstContact, pre_chat, proactive: [rule] };
    inboxes.set(inbox.id, { ...inbox, first_contact });
  }
  const visitor = await desk.visitor();
  const [told, plain] = [visitor.newId(), visitor.newId()];
  const replies = [
    { field_id: 'topic', value: 'Lamps' },
    { field_id: 'terms', value: true as const },
  ];
  const greeting = { rule_id: 'hi', language: 'en' };
  await visitor.send(told, 'Yes', { introduction: { replies, greeting } });
  await visitor.send(plain, 'Hello');
  await desk.until(() => desk.client.getState().conversations[plain]);
  const screen = await desk.shows(
    <Suspense>
      <Introduction conversation_id={told} />
      <Introduction conversation_id={plain} />
    </Suspense>,
  );
  await desk.until(() => screen.find('dt', 'Topic'));
  const words = [...screen.page.querySelectorAll('dt,dd')].map(({ textContent }) => textContent);
  expect(words).toEqual(['They answered', 'Questions?', 'Topic', 'Lamps', 'I agree', 'Agreed']);
  visitor.close();
  await screen.leaves();
  desk.client.close();
});
