import { noFirstContact } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createMockServer } from '../mock-server.ts';
import { dressedFor } from './dress-frame.ts';
import { createNodeEnvironment } from './node-environment.ts';

it('[OH5] a chat of the mock, which mails nothing, is told so', () => {
  const server = createMockServer(createNodeEnvironment());
  const { inboxes } = server.past.tables;
  const hours = { time_zone: 'UTC', week: [[], [], [], [], [], [], []], holidays: [] };
  for (const inbox of inboxes.values()) {
    if (inbox.kind !== 'website') continue;
    const first_contact = { ...noFirstContact, hours, outside_hours: 'form' as const };
    inboxes.set(inbox.id, { ...inbox, first_contact, follow_up_minutes: 15 });
  }
  const dress = dressedFor(server, new URLSearchParams({ inbox: 'mock-inbox' }), 'en');
  expect(dress('<html>')).toContain('&quot;replies_by_mail&quot;:false');
});
