import { expect, it } from 'vitest';
import { gather } from './export-contact.ts';

it('puts pages together, each conversation from its beginning', async () => {
  const described = { labels: ['billing'] };
  const pages = [
    { contact: { id: 'noor' }, conversation_id: 'a', events: [{ seq: 2 }], described, next: 'a.2' },
    { conversation_id: 'a', events: [{ seq: 1 }], described, next: 'a.0' },
    { conversation_id: null, events: [], next: null },
  ];
  const ask = async () => pages.shift() as never;
  expect(await gather(ask, 'noor')).toEqual({
    contact: { id: 'noor' },
    conversations: [{ conversation_id: 'a', described, events: [{ seq: 1 }, { seq: 2 }] }],
  });
});
