import { act } from 'react';
import { expect, it } from 'vitest';
import { openFrontDesk } from '../../test/front-desk.tsx';
import { ContactPanel } from './contact-panel.tsx';

it('says of whom the website has signed who it is, and of nobody else', async () => {
  const desk = await openFrontDesk();
  const visitor = await desk.visitor();
  const conversation_id = visitor.newId();
  await visitor.send(conversation_id, 'Hello');
  await desk.until(() => desk.client.getState().conversations[conversation_id]);
  const close = () => undefined;
  const screen = await desk.shows(
    <ContactPanel conversation_id={conversation_id} onClose={close} />,
  );
  expect(screen.page.textContent).not.toContain('Verified');

  const { tables } = desk.server.past;
  const contact = tables.contacts.get(visitor.getState().me?.id ?? '');
  if (contact === undefined) throw new Error('no such contact');
  const verified_at = '2026-11-20T09:30:00.000Z';
  const identity = { user_id: 'customer-4711', email_verified: true, verified_at };
  tables.contacts.set(contact.id, { ...contact, identity });
  // Whatever is told of the contact brings it along.
  await act(async () => {
    await desk.client.ask('contact.update', {
      command_id: desk.client.newId(),
      contact_id: contact.id,
      name: 'Mia',
      email: null,
    });
  });
  await desk.until(() => screen.page.textContent.includes('Verified'));
  expect(screen.page.textContent).toContain('customer-4711');
  visitor.close();
  await screen.leaves();
  desk.client.close();
});
