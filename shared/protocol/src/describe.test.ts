import { beforeEach, describe, expect, it } from 'vitest';
import { conversationForVisitor, forVisitor } from './audience.ts';
import type { DurableCommands } from './commands.ts';
import type { AttributeWishes, Principal } from './entities.ts';
import { emptyContact, emptyEvent } from './erasure.ts';
import { contact, conversation, ids, inbox, member } from './golden/index.ts';
import { planIdentity } from './identity.ts';
import { descriptionLimits } from './limits.ts';
import { parseCommand } from './schemas/index.ts';
import { createBook, type Book, type Outcome } from './testing/book.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const stranger: Principal = { ...noor, id: ids.command };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const conversation_id: string = ids.conversation;

let book: Book;
let last = 0;

function newId(): string {
  last += 1;
  return `0198c0de-7777-7000-8000-${String(last).padStart(12, '0')}`;
}

function tell(attributes: AttributeWishes, command_id = newId(), who: Principal = noor): Outcome {
  return book.run(who, { name: 'contact.describe', payload: { command_id, attributes } });
}

type Wishes = Omit<DurableCommands['conversation.describe'], 'command_id' | 'conversation_id'>;

function tellOfIt(wishes: Wishes, who: Principal = noor): Outcome {
  const payload = { command_id: newId(), conversation_id, ...wishes };
  return book.run(who, { name: 'conversation.describe', payload });
}

function say(text: string): void {
  book.run(noor, { name: 'message.send', payload: { id: newId(), conversation_id, text } });
}

function many(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`key ${at}`, at]));
}

const code = ({ decision }: Outcome) => (decision.ok ? 'ok' : decision.error.code);
const row = () => book.conversations.get(conversation_id) ?? conversation;
const person = () => book.contacts[0];

beforeEach(() => {
  book = createBook([contact, { ...contact, id: stranger.id }], [inbox], [ada.id]);
  say('Hello');
});

describe('what a website tells', () => {
  it('[WT1] of its visitor is kept by name, replaced by name, and taken away by null', () => {
    tell({ plan: 'free', seats: 4, trial: true });
    tell({ plan: 'pro', trial: null, nothing: null });
    expect(person()?.attributes).toEqual({ plan: 'pro', seats: 4 });
    tell({ plan: null, seats: null });
    expect(person()).toEqual(contact);
  });

  it('[WT1] of a conversation stands in its row, with labels in the order in which they were added', () => {
    tellOfIt({ attributes: { order: 'A-1' }, add_labels: ['billing', 'urgent', 'billing'] });
    expect(row()).toMatchObject({
      attributes: { order: 'A-1' },
      labels: ['billing', 'urgent'],
    });
    tellOfIt({ add_labels: ['late'], remove_labels: ['billing', 'never there'] });
    expect(row()).toMatchObject({ attributes: { order: 'A-1' }, labels: ['urgent', 'late'] });
    tellOfIt({ attributes: { order: null }, remove_labels: ['urgent', 'late'] });
    expect(row()).not.toHaveProperty('attributes');
    expect(row()).not.toHaveProperty('labels');
  });

  it('[WT1] comes from its visitor alone', () => {
    expect(code(tell({ plan: 'pro' }, newId(), ada))).toBe('forbidden');
    expect(code(tellOfIt({ add_labels: ['billing'] }, ada))).toBe('forbidden');
    expect(code(tellOfIt({ add_labels: ['billing'] }, stranger))).toBe('not_found');
    tell({ plan: 'pro' }, newId(), stranger);
    expect(person()).toEqual(contact);
  });

  it('[WT2] is told to agents, in no frame or answer of visitors, and is no activity', () => {
    const { events } = tellOfIt({ attributes: { order: 'A-1' }, add_labels: ['billing'] });
    const before = row();
    expect(events).toMatchObject([
      {
        internal: true,
        event: { data: { attributes: { order: 'A-1' }, labels: ['billing'] } },
      },
    ]);
    expect(events.map((event) => forVisitor(event, () => undefined))).toEqual([null]);
    expect(JSON.stringify(conversationForVisitor(row()))).not.toMatch(/A-1|billing|attributes/);
    expect(row()).toMatchObject({ head: 3, public_head: 2, last_message: { text: 'Hello' } });
    tellOfIt({ attributes: { order: 'A-2' } });
    expect(row().last_activity_at).toBe(before.last_activity_at);
  });

  it('[WT2] opens no conversation again', () => {
    const payload = { command_id: newId(), conversation_id, status: 'resolved' } as const;
    book.run(ada, { name: 'conversation.set_status', payload });
    expect(code(tellOfIt({ add_labels: ['billing'] }))).toBe('ok');
    expect(row()).toMatchObject({ status: 'resolved', labels: ['billing'] });
  });

  it('[WT3] is refused beyond its limits, with nothing changed', () => {
    tell(many(descriptionLimits.attributes));
    expect(code(tell({ more: 1 }))).toBe('invalid');
    expect(code(tell({ 'key 0': null, more: 1 }))).toBe('ok');
    expect(Object.keys(person()?.attributes ?? {})).toHaveLength(descriptionLimits.attributes);
    const labels = Object.keys(many(descriptionLimits.labels));
    tellOfIt({ add_labels: labels });
    expect(code(tellOfIt({ attributes: { order: 1 }, add_labels: ['more'] }))).toBe('invalid');
    expect(row().labels).toEqual(labels);
    expect(row()).not.toHaveProperty('attributes');
  });

  it.each([
    ['a long name', { ['k'.repeat(61)]: 1 }],
    ['a blank name', { ' ': 1 }],
    ['a long text', { plan: 'x'.repeat(301) }],
    ['a text with NUL', { plan: '\u0000' }],
    ['half a letter', { plan: '\uD800' }],
    ['a list', { plan: ['pro'] }],
    ['an object', { plan: { name: 'pro' } }],
    ['too many', many(31)],
  ])('[WT3] is refused at the door with %s', (_, attributes) => {
    const asked = parseCommand('visitor', 'contact.describe', { command_id: newId(), attributes });
    expect(asked).toMatchObject({ ok: false, error: { code: 'invalid' } });
    const payload = { command_id: newId(), conversation_id, attributes };
    expect(parseCommand('visitor', 'conversation.describe', payload).ok).toBe(false);
  });

  it('[WT3] is refused at the door with labels that are too long, too many or none', () => {
    for (const add_labels of [['x'.repeat(41)], [''], Object.keys(many(21)), [1]]) {
      const payload = { command_id: newId(), conversation_id, add_labels };
      expect(parseCommand('visitor', 'conversation.describe', payload).ok).toBe(false);
    }
  });

  it('[WT4] writes nothing where it was so already, and is judged anew by the same id', () => {
    tell({ plan: 'pro' });
    const command_id = newId();
    expect(tell({ plan: 'pro', never: null }, command_id)).toMatchObject({
      decision: { ok: true },
      events: [],
    });
    expect(tell({ plan: 'free' }, command_id).events).toHaveLength(1);
    expect(tell({ plan: 'free' }, command_id).decision).toHaveProperty('repeated');
    tellOfIt({ attributes: { order: 1 }, add_labels: ['billing'] });
    const again = { attributes: { order: 1 }, add_labels: ['billing'], remove_labels: ['sales'] };
    expect(tellOfIt(again).events).toEqual([]);
  });

  it('[WT7] of a contact an agent tells too, and leaves what it does not name', () => {
    const know = (wishes: Partial<DurableCommands['contact.update']>, who: Principal = ada) => {
      const payload = { command_id: newId(), contact_id: contact.id, ...wishes };
      return book.run(who, { name: 'contact.update', payload });
    };
    tell({ plan: 'free', seats: 4 });
    const { events } = know({ attributes: { plan: 'pro', seats: null, crm: 'A-7' } });
    const attributes = { plan: 'pro', crm: 'A-7' };
    expect(events).toMatchObject([
      {
        internal: true,
        event: { event_type: 'contact.updated', data: { contact: { ...contact, attributes } } },
      },
    ]);
    expect(person()).toEqual({ ...contact, attributes });
    expect(know({ attributes: { plan: 'pro', never: null } }).events).toEqual([]);
    expect(know({}).events).toEqual([]);
    know({ name: 'Noor H.' });
    expect(person()).toEqual({ ...contact, name: 'Noor H.', attributes });
    know({ email: null, attributes: { crm: null } });
    const left = { name: 'Noor H.', email: null, attributes: { plan: 'pro' } };
    expect(person()).toMatchObject(left);
    tell({ plan: 'free' });
    expect(person()?.attributes).toEqual({ plan: 'free' });
    expect(code(know({ attributes: many(descriptionLimits.attributes) }))).toBe('invalid');
    expect(code(know({ attributes: { plan: 'pro' } }, noor))).toBe('not_found');
    expect(person()?.attributes).toEqual({ plan: 'free' });
  });

  it('keeps names that mean something to a language as names like any other', () => {
    tell({ constructor: 'a', toString: 'b' });
    tell(JSON.parse('{"__proto__":"c"}') as AttributeWishes);
    expect(JSON.stringify(person()?.attributes)).toBe(
      '{"constructor":"a","toString":"b","__proto__":"c"}',
    );
    expect(Object.getPrototypeOf(person()?.attributes)).toBe(Object.prototype);
  });
});

describe('what was told of somebody', () => {
  const proven = {
    user_id: 'customer-4711',
    email_verified: true,
    jti: 'x',
    forget_at: contact.created_at,
  };
  const merge = (caller: object, known: object | null) =>
    planIdentity(
      { caller: { ...contact, ...caller }, known: known && { ...member, ...known } },
      proven,
      contact.created_at,
      ids.member,
    ).contact.attributes;

  it('[WT5] as a stranger is the person’s, but for what is known of that', () => {
    const known = { attributes: { plan: 'pro' } };
    expect(merge({ attributes: { plan: 'free', seats: 4 } }, known)).toEqual({
      plan: 'pro',
      seats: 4,
    });
    expect(merge({ attributes: { plan: 'free' } }, null)).toEqual({ plan: 'free' });
    expect(merge({}, {})).toBeUndefined();
    expect(Object.keys(merge({ attributes: many(30) }, known) ?? {})).toHaveLength(30);
  });

  it('[WT5] as another person stays that one’s', () => {
    const caller = { identity: member.identity, attributes: { plan: 'free' } };
    expect(merge(caller, { attributes: { seats: 4 } })).toEqual({ seats: 4 });
    expect(merge(caller, null)).toBeUndefined();
  });

  it('[PV3] goes with an erasure, from contact, log and row', () => {
    const told = { ...contact, attributes: { plan: 'pro' } };
    expect(emptyContact(told)).not.toHaveProperty('attributes');
    const { events } = tellOfIt({ attributes: { order: 'A-1' }, add_labels: ['billing'] });
    const [stored] = events;
    expect(stored && emptyEvent(stored.event).data).toEqual({});
  });
});
