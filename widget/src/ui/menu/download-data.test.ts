import { expect, it } from 'vitest';
import { gather } from './download-data.ts';

function answers(...pages: readonly object[]) {
  const asked: object[] = [];
  const left = [...pages];
  const ask = async (_name: string, payload: object) => {
    asked.push(payload);
    return left.shift() ?? { ok: false };
  };
  return { asked, client: { ask } as never };
}

const event = (seq: number) => ({ seq });

it('puts pages together, each conversation from its beginning', async () => {
  const described = { labels: ['billing'] };
  const { client, asked } = answers(
    { ok: true, contact: { id: 'me' }, conversation_id: 'a', events: [event(3)], next: 'a.3' },
    { ok: true, conversation_id: 'a', events: [event(1), event(2)], next: 'a.0' },
    { ok: true, conversation_id: 'b', events: [event(1)], described, next: 'b.0' },
    { ok: true, conversation_id: null, events: [], next: null },
  );
  expect(await gather(client, 'me')).toEqual({
    contact: { id: 'me' },
    conversations: [
      { conversation_id: 'a', events: [event(1), event(2), event(3)] },
      { conversation_id: 'b', described, events: [event(1)] },
    ],
  });
  expect(asked[0]).toEqual({ contact_id: 'me' });
  expect(asked[3]).toEqual({ contact_id: 'me', after: 'b.0' });
});

it('gives nothing where a page can’t be had, because half of it would be taken for the whole', async () => {
  const { client } = answers({
    ok: true,
    contact: { id: 'me' },
    conversation_id: 'a',
    events: [],
    next: 'a.0',
  });
  expect(await gather(client, 'me')).toBeUndefined();
});
