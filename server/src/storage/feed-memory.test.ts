import type { AgentEvent, Message, Receipt } from '@porchlight/protocol';
import { agentEvents, message, note } from '@porchlight/protocol/golden';
import { describe, expect, it } from 'vitest';
import type { FeedConversation, StoredItem } from '../domain/store.ts';
import { createFeedMemory, type FeedMemory } from './feed-memory.ts';

const conversation = (public_head: number): FeedConversation => {
  return { contact_id: 'grace', assignee_id: null, status: 'open', public_head };
};

const step = (position: number, conversation_id = 'thread', public_head = 1): StoredItem => {
  const receipt = { event_id: `step ${position}`, conversation_id } as Receipt;
  return { position, conversation: conversation(public_head), receipt };
};

const add = (memory: FeedMemory, account_id: string, ...items: StoredItem[]) => {
  const addition = memory.open(1);
  addition.add(account_id, items);
  addition.keep();
};

const positions = (memory: FeedMemory, account_id: string, after: number, limit = 100) =>
  memory.read(1, account_id, after, limit)?.items.map(({ position }) => position);

describe('the memory of the feed', () => {
  it('reads on from any place that it still holds, in pages', () => {
    const memory = createFeedMemory(10);
    add(memory, 'a', step(5), step(6));
    add(memory, 'a', step(7));
    expect(memory.read(1, 'a', 4, 2)).toEqual({
      items: [step(5), step(6)],
      end: { position: 6, event_id: 'step 6' },
      more: true,
    });
    const end = { position: 7, event_id: 'step 7' };
    expect(memory.read(1, 'a', 6, 2)).toEqual({ items: [step(7)], end, more: false });
    expect(memory.read(1, 'a', 7, 2)).toEqual({ items: [], end, more: false });
  });

  it('leaves to the database what came before, what is not there yet, and other accounts', () => {
    const memory = createFeedMemory(10);
    add(memory, 'a', step(5), step(6));
    expect(memory.read(1, 'a', 3, 10)).toBeNull();
    expect(memory.read(1, 'a', 7, 10)).toBeNull();
    expect(memory.read(1, 'b', 4, 10)).toBeNull();
  });

  it('[LG9] tells what was recalled without its text, to those either who are behind', () => {
    const memory = createFeedMemory(10);
    const recalled = { ...agentEvents['message.recalled'] };
    const said = (message: Message): AgentEvent => {
      return { ...agentEvents['message.created'], data: { message } };
    };
    const item = (position: number, event: AgentEvent): StoredItem => {
      return { position, conversation: null, stored: { event, internal: false, public_prev: 0 } };
    };
    add(memory, 'a', item(1, said(message)), item(2, said(note)));
    add(memory, 'b', item(1, said(message)));
    add(memory, 'a', item(3, recalled));
    const texts = (account_id: string) =>
      memory.read(1, account_id, 0, 10)?.items.map((one) => {
        const event = 'stored' in one ? one.stored.event : null;
        return event?.event_type === 'message.created' ? event.data.message.text : null;
      });
    expect(texts('a')).toEqual(['', note.text, null]);
    expect(texts('b')).toEqual([message.text]);
  });

  it('[LG14] tells an edit with the text that was edited last', () => {
    const memory = createFeedMemory(10);
    const edited = agentEvents['message.edited'];
    const item = (position: number, seq: number, text: string): StoredItem => {
      const event = { ...edited, seq, data: { ...edited.data, text } };
      return { position, conversation: null, stored: { event, internal: false, public_prev: 0 } };
    };
    add(memory, 'a', item(1, 8, 'between'));
    add(memory, 'a', item(2, 9, 'last'));
    expect(memory.read(1, 'a', 0, 10)?.items).toEqual([item(1, 8, 'last'), item(2, 9, 'last')]);
  });

  it('knows nothing of a transaction that is not committed', () => {
    const memory = createFeedMemory(10);
    memory.open(1).add('a', [step(1)]);
    expect(memory.read(1, 'a', 0, 10)).toBeNull();
  });

  it('forgets when somebody else has written, when told to, and before a gap', () => {
    const memory = createFeedMemory(10);
    add(memory, 'a', step(1));
    expect(memory.read(2, 'a', 0, 10)).toBeNull();
    add(memory, 'a', step(1));
    memory.forget();
    expect(memory.read(1, 'a', 0, 10)).toBeNull();
    add(memory, 'a', step(1));
    add(memory, 'a', step(3));
    expect(positions(memory, 'a', 0)).toBeUndefined();
    expect(positions(memory, 'a', 2)).toEqual([3]);
  });

  it('tells of conversations as they are now, also of items on an earlier page', () => {
    const memory = createFeedMemory(10);
    add(memory, 'a', step(1, 'one', 2), step(2, 'two', 5), step(3, 'one', 9));
    const heads = memory.read(1, 'a', 0, 2)?.items.map((item) => item.conversation?.public_head);
    expect(heads).toEqual([9, 5]);
  });

  it('holds no more than it may: the oldest items of the account that was quiet longest go', () => {
    const memory = createFeedMemory(6);
    add(memory, 'a', step(1), step(2), step(3), step(4), step(5));
    add(memory, 'b', step(1));
    expect(positions(memory, 'a', 0)).toEqual([1, 2, 3, 4, 5]);
    add(memory, 'b', step(2));
    expect([positions(memory, 'a', 3), positions(memory, 'a', 4)]).toEqual([undefined, [5]]);
    for (const position of [3, 4, 5, 6]) add(memory, 'b', step(position));
    expect(positions(memory, 'a', 4)).toBeUndefined();
    expect([positions(memory, 'b', 2), positions(memory, 'b', 3)]).toEqual([undefined, [4, 5, 6]]);
  });

  it('holds all that one commit added, until the next', () => {
    const memory = createFeedMemory(4);
    add(memory, 'a', step(1));
    const addition = memory.open(1);
    addition.add('a', [step(2), step(3), step(4)]);
    addition.add('b', [step(1), step(2), step(3)]);
    addition.keep();
    expect([positions(memory, 'a', 1), positions(memory, 'b', 0)]).toEqual([
      [2, 3, 4],
      [1, 2, 3],
    ]);
    add(memory, 'b', step(4));
    expect(positions(memory, 'a', 1)).toBeUndefined();
    expect([positions(memory, 'b', 1), positions(memory, 'b', 2)]).toEqual([undefined, [3, 4]]);
  });
});
