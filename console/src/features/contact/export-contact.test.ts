import { expect, it } from 'vitest';
import { gather } from './export-contact.ts';

it('puts pages together, each conversation from its beginning', async () => {
  const pages = [
    { contact: { id: 'noor' }, conversation_id: 'a', events: [{ seq: 2 }], next: 'a.2' },
    { conversation_id: 'a', events: [{ seq: 1 }], next: 'a.0' },
    { conversation_id: null, events: [], next: null },
  ];
  const ask = async () => pages.shift() as never;
  expect(await gather(ask, 'noor')).toEqual({
    contact: { id: 'noor' },
    conversations: [{ conversation_id: 'a', events: [{ seq: 1 }, { seq: 2 }] }],
  });
});
