import { describe, expect, it } from 'vitest';
import { forVisitor } from './audience.ts';
import { approve } from './decision.ts';
import type { DurableCommand } from './commands.ts';
import type { Principal } from './entities.ts';
import type { LogEvent } from './events.ts';
import { noFirstContact } from './first-contact.ts';
import { agentEvents, contact, conversation, ids, inbox, profile } from './golden/index.ts';
import { applyEvent, emptyLog, logFromSnapshot, prependHistory, reviseEvent } from './log.ts';
import { stamp } from './stamp.ts';
import { defaultTalk } from './talk.ts';
import { createBook, type Outcome } from './testing/book.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const conversation_id: string = ids.conversation;
let last = 0;

function newId(): string {
  last += 1;
  return `0198c0de-7777-7000-8000-${String(last).padStart(12, '0')}`;
}

/** A conversation with everything in it that could tell of somebody, and the event that ends it. */
function erasedBook() {
  const asks = { ...defaultTalk, rating: { on: true, question: null } };
  const pre_chat = [{ id: 'topic', kind: 'text', label: 'Topic', required: true }] as const;
  const first_contact = { ...noFirstContact, pre_chat };
  const book = createBook([contact], [{ ...inbox, talk: asks, first_contact }], [ada.id]);
  const say = (who: Principal, fields: object) => {
    const payload = { id: newId(), conversation_id, text: 'secret', ...fields };
    return book.run(who, { name: 'message.send', payload });
  };
  const id = newId();
  const replies = [{ field_id: 'topic', value: 'secret' }];
  say(noor, { id, introduction: { replies } });
  say(ada, { internal: true });
  const asked = newId();
  say(ada, { id: asked, rich: { kind: 'choices', options: [{ id: 'secret', label: 'secret' }] } });
  say(noor, { reply_to: asked, answer: { kind: 'choice', id: 'secret' } });
  const edit = { id: newId(), conversation_id, message_id: id, text: 'secret too' };
  book.run(noor, { name: 'message.edit', payload: edit });
  const command_id = newId();
  const ended = { command_id, conversation_id, status: 'resolved' } as const;
  book.run(ada, { name: 'conversation.set_status', payload: ended });
  const rated = { command_id: newId(), conversation_id, score: 1, comment: 'secret' };
  book.run(noor, { name: 'conversation.rate', payload: rated });
  const before = book.items.flatMap((item) => ('event' in item ? [item] : []));
  const row = book.conversations.get(conversation_id) ?? conversation;
  const draft = { event_type: 'conversation.erased', internal: false, data: {} } as const;
  const options = { principal: ada, source: 'api', newId, number: 0 } as const;
  const at = '2026-11-20T12:00:00.000Z';
  const plan = stamp(approve(conversation_id, at, [draft]), row, options);
  const [erased] = plan.events;
  if (plan.conversation === null || erased === undefined) throw new Error('nothing was erased');
  book.conversations.set(conversation_id, plan.conversation);
  return { book, before, erased, row: plan.conversation, say };
}

const code = ({ decision }: Outcome) => (decision.ok ? 'ok' : decision.error.code);
const told = /secret|Noor|noor@|shop\.example/;

describe('an erasure', () => {
  it('[PV3] leaves nothing in any event before it, nor in the row', () => {
    const { before, erased, row } = erasedBook();
    expect(JSON.stringify(before)).toMatch(told);
    const left = before.map(({ event }) => reviseEvent(event, erased.event));
    expect(JSON.stringify([left, row])).not.toMatch(told);
    expect(left.map(({ event_id, seq }) => [event_id, seq])).toEqual(
      before.map(({ event }) => [event.event_id, event.seq]),
    );
    expect(row.ending?.rating).toMatchObject({ score: 1, comment: null });
  });

  it('[PV3] leaves of a log only that it was erased, for either side, whatever came first', () => {
    const { before, erased } = erasedBook();
    for (const side of ['agent', 'visitor'] as const) {
      const seen = [...before, erased].flatMap((stored): LogEvent[] => {
        const event = side === 'agent' ? stored.event : forVisitor(stored, () => profile);
        return event === null || event.conversation_id === null ? [] : [event];
      });
      const whole = seen.reduce((log, event) => {
        const applied = applyEvent(log, event);
        return applied.outcome === 'applied' ? applied.log : log;
      }, emptyLog);
      expect(whole.head).toBe(erased.event.seq);
      expect(whole.entries).toHaveLength(1);
      // A page that was read before brings nothing back.
      const end = { conversation: { head: whole.head }, steps: [], more: true };
      const late = prependHistory(logFromSnapshot({ ...end, events: seen.slice(-1) }), {
        events: seen.slice(0, -1),
        steps: [],
        more: false,
      });
      expect(late.entries).toEqual(whole.entries);
    }
  });

  it('[PV3] leaves nothing of what was said to the form before it', () => {
    const { before, erased } = erasedBook();
    const created = before.find(({ event }) => event.event_type === 'conversation.created')?.event;
    if (created?.event_type !== 'conversation.created') throw new Error('it never began');
    const answers = [{ label: 'Order', value: 'secret' }] as never;
    const told_more = { ...created, data: { ...created.data, answers } };
    expect(JSON.stringify(reviseEvent(told_more, erased.event))).not.toMatch(told);
  });

  it('[PV3] ends the talk', () => {
    const { say } = erasedBook();
    expect(code(say(noor, { text: 'Hello?' }))).toBe('forbidden');
    expect(code(say(ada, { text: 'Hello?' }))).toBe('forbidden');
  });

  it('[PV3] empties what the account’s own events tell of the contact, and of nobody else', () => {
    const { 'contact.updated': updated, 'contact.erased': erased } = agentEvents;
    expect(JSON.stringify(reviseEvent(updated, erased))).not.toMatch(told);
    const other = { ...updated, data: { contact: { ...contact, id: ids.member } } };
    expect(reviseEvent(other, erased)).toBe(other);
  });
});

describe('contact.erase', () => {
  const erase = (contact_id: string): DurableCommand => ({
    name: 'contact.erase',
    payload: { command_id: newId(), contact_id },
  });

  it('[PV2] is the visitor’s own, and an admin’s', () => {
    const book = createBook([contact, { ...contact, id: ids.member }], [inbox], [ada.id]);
    expect(code(book.run(noor, erase(ids.member)))).toBe('not_found');
    expect(code(book.run({ ...ada, role: 'agent' }, erase(contact.id)))).toBe('forbidden');
    const { decision, events } = book.run(ada, erase(contact.id));
    expect(decision).toMatchObject({ jobs: [{ kind: 'contact.erase', message_id: contact.id }] });
    expect(events[0]?.internal).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(told);
    expect(code(book.run(noor, erase(contact.id)))).toBe('ok');
  });

  it('[PV2] nothing is begun in the name of who was erased', () => {
    const gone = { ...contact, erased_at: contact.created_at };
    const book = createBook([gone], [inbox], [ada.id]);
    const payload = { id: newId(), conversation_id, text: 'Hello' };
    expect(code(book.run(noor, { name: 'message.send', payload }))).toBe('session_expired');
    expect(book.run(ada, erase(gone.id)).events).toEqual([]);
  });
});
