import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationForVisitor, forVisitor, receiptForVisitor } from './audience.ts';
import type { DurableCommand } from './commands.ts';
import type { Conversation, Principal, VisitorConversation } from './entities.ts';
import { isLogEvent } from './events.ts';
import { contact, conversation, ids, inbox, note, profile } from './golden/index.ts';
import {
  mergeConversation,
  projectConversation,
  projectReceipt,
  projectVisitorConversation,
  unreadCount,
} from './project.ts';
import { visitorEventSchema } from './schemas/index.ts';
import { createConversation } from './stamp.ts';
import { createBook, type Book } from './testing/book.ts';

const noor: Principal = {
  kind: 'visitor',
  id: ids.contact,
  account_id: ids.account,
  inbox_id: ids.inbox,
};
const ada: Principal = { kind: 'agent', id: ids.agent, account_id: ids.account, role: 'admin' };
const bo: Principal = { ...ada, id: ids.epoch };

const conversation_id = ids.conversation;
const anyCommand = fc
  .tuple(
    fc.constantFrom(noor, ada, bo),
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .chain(([principal, kind, n]) =>
    fc.uuid().map((id) => ({ principal, command: build(kind, n, id) })),
  );

function build(kind: number, n: number, id: string): DurableCommand {
  const command_id = id;
  switch (kind) {
    case 0:
      return { name: 'message.send', payload: { id, conversation_id, text: `words ${n}` } };
    case 1:
      return {
        name: 'message.send',
        payload: { id, conversation_id, text: note.text, internal: true },
      };
    case 2:
      return {
        name: 'conversation.set_status',
        payload: { command_id, conversation_id, status: n % 2 ? 'open' : 'resolved' },
      };
    case 3:
      return {
        name: 'conversation.assign',
        payload: { command_id, conversation_id, assignee_id: n % 2 ? ada.id : null },
      };
    default:
      return {
        name: 'receipt.claim',
        payload: { conversation_id, kind: kind === 4 ? 'read' : 'delivered', up_to_seq: n },
      };
  }
}

function play(steps: readonly { principal: Principal; command: DurableCommand }[]): Book {
  const book = createBook([contact], [inbox], [ada.id, bo.id]);
  book.run(noor, build(0, 0, ids.message));
  for (const { principal, command } of steps) book.run(principal, command);
  return book;
}

function foldAll(book: Book): Conversation | undefined {
  let row: Conversation | undefined;
  for (const item of book.items) {
    if ('kind' in item) row = row && projectReceipt(row, item);
    else if (isLogEvent(item.event)) {
      row =
        item.event.event_type === 'conversation.created'
          ? createConversation(item.event, ids.account)
          : row && projectConversation(row, item.event);
    }
  }
  return row;
}

function foldVisible(book: Book): VisitorConversation | undefined {
  let row: VisitorConversation | undefined;
  for (const item of book.items) {
    if ('kind' in item) {
      row = row && projectReceipt(row, receiptForVisitor(item, row.head));
      continue;
    }
    const event = forVisitor(item, () => profile);
    if (event === null) continue;
    visitorEventSchema.parse(event);
    row =
      item.event.event_type === 'conversation.created'
        ? conversationForVisitor(createConversation(item.event, ids.account))
        : row && projectVisitorConversation(row, event);
  }
  return row;
}

describe('a conversation’s row', () => {
  it('[LG5] is the fold of its events and receipts, after any commands', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (steps) => {
        const book = play(steps);
        expect(foldAll(book)).toEqual(book.conversations.get(conversation_id));
      }),
    );
  });

  it('[LG1] has a log without a gap, after any commands', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (steps) => {
        const seqs = play(steps).items.flatMap((item) => ('event' in item ? [item.event.seq] : []));
        expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      }),
    );
  });

  it('[LG5][AU1] comes to the same for a visitor who saw only what visitors may', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (steps) => {
        const book = play(steps);
        const row = book.conversations.get(conversation_id);
        const seen = foldVisible(book);
        expect(row).toBeDefined();
        if (row === undefined || seen === undefined) return;
        expect(seen).toEqual(conversationForVisitor(row));
      }),
    );
  });

  it('is the same object after an event or step it has seen', () => {
    const book = play([]);
    const row = book.conversations.get(conversation_id);
    const seen = book.items.at(-1);
    if (row === undefined || seen === undefined || !('event' in seen) || !isLogEvent(seen.event)) {
      throw new Error('the book has no last event');
    }
    expect(projectConversation(row, seen.event)).toBe(row);
  });
});

describe('two copies', () => {
  it('[LG6] merge to the same, either way round, whatever each has missed', () => {
    const gen = fc.array(anyCommand, { maxLength: 25 });
    fc.assert(
      fc.property(gen, fc.nat(), fc.nat(), (steps, a, b) => {
        const copies = [a, b].map((cut) => play(steps.slice(0, cut % (steps.length + 1))));
        const [ours, theirs] = copies.map((book) => book.conversations.get(conversation_id));
        if (ours === undefined || theirs === undefined) throw new Error('no conversation');
        expect(mergeConversation(ours, theirs)).toEqual(mergeConversation(theirs, ours));
        const later = ours.head >= theirs.head ? ours : theirs;
        expect(mergeConversation(ours, theirs).head).toBe(later.head);
      }),
    );
  });

  it('[LG6] merge counters by maximum', () => {
    const stale = { ...conversation, agent_read_count: 0, agent_read_seq: 0 };
    expect(mergeConversation(stale, conversation).agent_read_count).toBe(1);
    expect(mergeConversation(conversation, stale)).toBe(conversation);
  });

  it('count unread per side', () => {
    const summary = { ...conversation, visitor_count: 5, agent_read_count: 2, agent_count: 3 };
    expect(unreadCount(summary, 'agent')).toBe(3);
    expect(unreadCount(summary, 'visitor')).toBe(3);
  });
});
