import { beforeEach, describe, expect, it } from 'vitest';
import type { DurableCommand, DurableCommands } from './commands.ts';
import type { Principal } from './entities.ts';
import { contact, ids, inbox } from './golden/index.ts';
import { createBook, type Book, type Outcome } from './testing/book.ts';

const noor: Principal = {
  kind: 'visitor',
  id: ids.contact,
  account_id: ids.account,
  inbox_id: ids.inbox,
};
const stranger: Principal = { ...noor, id: ids.command };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id: ids.account, role: 'admin' };
const bo: Principal = { kind: 'agent', id: ids.epoch, account_id: ids.account, role: 'agent' };
const foreigner: Principal = { ...ada, account_id: ids.epoch };

let book: Book;
let last = 0;

function newId(): string {
  last += 1;
  return `0198c0de-1111-7000-8000-${String(last).padStart(12, '0')}`;
}

function say(text: string, more: Partial<DurableCommands['message.send']> = {}): DurableCommand {
  return {
    name: 'message.send',
    payload: { id: newId(), conversation_id: ids.conversation, text, ...more },
  };
}

function setStatus(status: 'open' | 'resolved'): DurableCommand {
  const payload = { command_id: newId(), conversation_id: ids.conversation, status };
  return { name: 'conversation.set_status', payload };
}

function assign(assignee_id: string | null): DurableCommand {
  const payload = { command_id: newId(), conversation_id: ids.conversation, assignee_id };
  return { name: 'conversation.assign', payload };
}

function claim(kind: 'delivered' | 'read', up_to_seq: number): DurableCommand {
  return { name: 'receipt.claim', payload: { conversation_id: ids.conversation, kind, up_to_seq } };
}

const types = (outcome: Outcome) => outcome.events.map(({ event }) => event.event_type);
const code = ({ decision }: Outcome) => (decision.ok ? 'ok' : decision.error.code);
const row = () => book.conversations.get(ids.conversation);

beforeEach(() => {
  const strange = { ...contact, id: stranger.id };
  book = createBook([contact, strange], [inbox], [ada.id, bo.id]);
});

describe('a first message', () => {
  it('[ID4][LG1] creates conversation and message together, seq 1 and 2', () => {
    const outcome = book.run(noor, say('Hello'));
    expect(types(outcome)).toEqual(['conversation.created', 'message.created']);
    expect(outcome.events.map(({ event }) => event.seq)).toEqual([1, 2]);
    expect(row()).toMatchObject({ number: 1, head: 2, visitor_count: 1, status: 'open' });
  });

  it('[ID4] is not an agent’s to write', () => {
    expect(code(book.run(ada, say('Hello')))).toBe('not_found');
  });

  it('needs a contact that still exists', () => {
    expect(code(book.run({ ...noor, id: ids.note }, say('Hello')))).toBe('not_found');
  });
});

describe('a conversation', () => {
  beforeEach(() => void book.run(noor, say('Hello')));

  it('[ID1] answers a repeated command as before and changes nothing', () => {
    const command = say('Again');
    const first = book.run(noor, command);
    const second = book.run(noor, command);
    expect(second.decision).toEqual({ ok: true, repeated: { seq: first.events[0]?.event.seq } });
    expect(second.events).toEqual([]);
  });

  it('[ID2] refuses an id with another text or from somebody else', () => {
    const command = say('Mine');
    book.run(noor, command);
    const id = command.name === 'message.send' ? command.payload.id : '';
    expect(code(book.run(noor, say('Other words', { id })))).toBe('id_conflict');
    expect(code(book.run(ada, command))).toBe('id_conflict');
  });

  it('[ID3] judges an id anew after a rejection', () => {
    const command = say('Hello?', { conversation_id: ids.note });
    expect(code(book.run(ada, command))).toBe('not_found');
    book.run(noor, say('First', { conversation_id: ids.note }));
    expect(code(book.run(ada, command))).toBe('ok');
  });

  it('[ER4] answers a stranger and another account as if it were not there', () => {
    for (const principal of [stranger, foreigner]) {
      expect(code(book.run(principal, say('Hi')))).toBe('not_found');
      expect(code(book.run(principal, claim('read', 1)))).toBe('not_found');
    }
    expect(code(book.run(foreigner, assign(null)))).toBe('not_found');
    expect(code(book.run(foreigner, setStatus('resolved')))).toBe('not_found');
  });

  it('[LG2] keeps the chain and the public chain', () => {
    const note = book.run(ada, say('psst', { internal: true }));
    const reply = book.run(ada, say('Hi Noor'));
    expect(note.events[0]).toMatchObject({ internal: true, event: { seq: 3, prev: 2 } });
    expect(reply.events[0]).toMatchObject({ public_prev: 2, event: { seq: 4, prev: 3 } });
    expect(row()).toMatchObject({ head: 4, public_head: 4 });
  });

  it('[AU2] takes a claim for a note as one for the public event before it', () => {
    book.run(ada, say('psst', { internal: true }));
    expect(book.run(ada, claim('read', 3)).receipt).toMatchObject({ up_to_seq: 2 });
    expect(book.run(ada, claim('read', 3)).receipt).toBeNull();
    expect(book.run(ada, claim('delivered', 3)).receipt).toBeNull();
    book.run(noor, say('Still there?'));
    expect(row()).toMatchObject({ public_head: 4, agent_read_seq: 2, agent_delivered_seq: 2 });
  });

  it('[AU2] takes no note from a visitor', () => {
    expect(code(book.run(noor, say('x', { internal: true })))).toBe('forbidden');
  });

  it('[LG7] is reopened by the visitor’s message, before it, and not by an agent’s', () => {
    book.run(ada, setStatus('resolved'));
    expect(types(book.run(ada, say('Bye')))).toEqual(['message.created']);
    expect(row()?.status).toBe('resolved');
    const outcome = book.run(noor, say('One more thing'));
    expect(types(outcome)).toEqual(['conversation.status_changed', 'message.created']);
    expect(row()?.status).toBe('open');
  });

  it('waits from the first unanswered message until an answer or the end', () => {
    const since = row()?.waiting_since;
    book.run(noor, say('Anyone?'));
    book.run(ada, say('a note', { internal: true }));
    expect(row()?.waiting_since).toBe(since);
    book.run(ada, say('Here'));
    expect(row()?.waiting_since).toBeNull();
    book.run(noor, say('Thanks'));
    book.run(ada, setStatus('resolved'));
    expect(row()?.waiting_since).toBeNull();
  });

  it('is assigned to agents that exist, once', () => {
    expect(types(book.run(bo, assign(bo.id)))).toEqual(['conversation.assigned']);
    expect(types(book.run(ada, assign(bo.id)))).toEqual([]);
    expect(code(book.run(ada, assign(ids.note)))).toBe('not_found');
    expect(types(book.run(ada, assign(null)))).toEqual(['conversation.assigned']);
    expect(code(book.run(noor, assign(null)))).toBe('forbidden');
  });

  it('is resolved and reopened by agents, and asking twice is no change', () => {
    expect(types(book.run(ada, setStatus('resolved')))).toEqual(['conversation.status_changed']);
    expect(types(book.run(bo, setStatus('resolved')))).toEqual([]);
    expect(code(book.run(noor, setStatus('open')))).toBe('forbidden');
  });
});

describe('receipts', () => {
  beforeEach(() => {
    book.run(noor, say('Hello'));
    book.run(noor, say('Hello again'));
    book.run(ada, say('a note', { internal: true }));
  });

  it('[RC1] write nothing when they raise nothing', () => {
    expect(book.run(ada, claim('delivered', 2)).receipt).toMatchObject({ up_to_seq: 2, count: 0 });
    expect(book.run(ada, claim('delivered', 2)).receipt).toBeNull();
    expect(book.run(ada, claim('delivered', 1)).receipt).toBeNull();
  });

  it('[RC2] are kept per side for delivered and per reader for read', () => {
    book.run(ada, claim('read', 3));
    expect(book.run(bo, claim('delivered', 3)).receipt).toBeNull();
    expect(book.run(bo, claim('read', 2)).receipt).toMatchObject({ actor: { id: bo.id } });
    expect(row()).toMatchObject({ agent_delivered_seq: 3, agent_read_seq: 3 });
  });

  it('[RC5] are refused above the head that the caller can see', () => {
    expect(code(book.run(noor, claim('read', 4)))).toBe('above_head');
    expect(code(book.run(ada, claim('read', 5)))).toBe('above_head');
    expect(code(book.run(noor, claim('read', 3)))).toBe('ok');
    expect(code(book.run(ada, claim('read', 4)))).toBe('ok');
  });

  it('[RC8] count what they cover, so that unread is a difference', () => {
    expect(book.run(ada, claim('read', 2)).receipt?.count).toBe(1);
    expect(row()).toMatchObject({ visitor_count: 2, agent_read_count: 1 });
    expect(book.run(ada, claim('read', 4)).receipt?.count).toBe(2);
    expect(row()).toMatchObject({ agent_read_count: 2 });
  });
});

describe('account settings', () => {
  const update = (name: string): DurableCommand => ({
    name: 'inbox.update',
    payload: { command_id: newId(), inbox_id: ids.inbox, name, allowed_origins: [] },
  });
  const rename = (name: string | null, contact_id: string = ids.contact): DurableCommand => ({
    name: 'contact.update',
    payload: { command_id: newId(), contact_id, name, email: contact.email },
  });

  it('change an inbox for admins only', () => {
    expect(types(book.run(ada, update('Shop')))).toEqual(['inbox.updated']);
    expect(code(book.run(bo, update('Shop')))).toBe('forbidden');
    expect(code(book.run(noor, update('Shop')))).toBe('not_found');
  });

  it('change a contact for agents, with an internal event of the account', () => {
    const outcome = book.run(bo, rename('Noor Hansen'));
    expect(outcome.events[0]).toMatchObject({
      internal: true,
      event: { seq: null, conversation_id: null },
    });
    expect(types(book.run(bo, rename('Noor Hansen')))).toEqual([]);
    expect(code(book.run(bo, rename('X', ids.note)))).toBe('not_found');
  });
});
