import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { conversationForVisitor, forVisitor } from './audience.ts';
import type { DurableCommand } from './commands.ts';
import type { Principal } from './entities.ts';
import { isLogEvent, type LogEvent, type StoredEvent } from './events.ts';
import { contact, ids, inbox, profile } from './golden/index.ts';
import { limits } from './limits.ts';
import { applyEvent, emptyLog, logFromSnapshot, prependHistory, type Log } from './log.ts';
import { visitorEventSchema } from './schemas/index.ts';
import { createBook, type Book, type Outcome } from './testing/book.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const stranger: Principal = { ...noor, id: ids.command };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const bo: Principal = { ...ada, id: ids.epoch, role: 'agent' };
const conversation_id: string = ids.conversation;
const theirs: string = ids.other_conversation;

let book: Book;
let last = 0;

function newId(): string {
  last += 1;
  return `0198c0de-2222-7000-8000-${String(last).padStart(12, '0')}`;
}

function say(id: string, text: string, internal?: true, where = conversation_id): DurableCommand {
  const payload = { id, conversation_id: where, text };
  return { name: 'message.send', payload: internal ? { ...payload, internal } : payload };
}

function recall(message_id: string, where: string = conversation_id): DurableCommand {
  return { name: 'message.recall', payload: { id: newId(), conversation_id: where, message_id } };
}

function edit(message_id: string, text: string): DurableCommand {
  return { name: 'message.edit', payload: { id: newId(), conversation_id, message_id, text } };
}

function claim(up_to_seq: number): DurableCommand {
  return { name: 'receipt.claim', payload: { conversation_id, kind: 'read', up_to_seq } };
}

const code = ({ decision }: Outcome) => (decision.ok ? 'ok' : decision.error.code);
const row = () => book.conversations.get(conversation_id);
const stored = (): string => JSON.stringify([book.items, [...book.conversations.values()]]);

function begin(): void {
  const strange = { ...contact, id: stranger.id };
  book = createBook([contact, strange], [inbox], [ada.id, bo.id]);
  book.run(noor, say(ids.message, 'my card is 4711'));
}

beforeEach(begin);

describe('a recalled message', () => {
  it('[LG8] has an event with the next seq, which is its version', () => {
    const { events } = book.run(noor, recall(ids.message));
    expect(events).toMatchObject([
      {
        internal: false,
        public_prev: 2,
        event: { event_type: 'message.recalled', seq: 3, data: { message_id: ids.message } },
      },
    ]);
    expect(book.items[1]).toMatchObject({
      event: {
        data: {
          message: { text: '', seq: 2, version: 3, recalled_at: events[0]?.event.timestamp },
        },
      },
    });
  });

  it('[LG9] leaves its text nowhere: not in its first event, and not in the list', () => {
    book.run(ada, say(ids.note, 'the card is 4711', true));
    expect(row()?.last_message?.text).toContain('4711');
    book.run(ada, recall(ids.note));
    book.run(noor, recall(ids.message));
    expect(stored()).not.toContain('4711');
    expect(row()?.last_message).toMatchObject({ text: '', recalled_at: expect.any(String) });
  });

  it('[LG10] keeps its place, its count and its ticks', () => {
    book.run(ada, claim(2));
    const before = row();
    book.run(noor, recall(ids.message));
    expect(row()).toEqual({
      ...before,
      head: 3,
      public_head: 3,
      last_activity_at: row()?.last_activity_at,
      last_message: row()?.last_message,
    });
    expect(row()).toMatchObject({ visitor_count: 1, agent_read_count: 1 });
  });

  it('[LG8] that was a note is told to agents only', () => {
    book.run(ada, say(ids.note, 'psst', true));
    const [told] = book.run(ada, recall(ids.note)).events as [StoredEvent];
    expect(told).toMatchObject({ internal: true, event: { data: { internal: true } } });
    expect(forVisitor(told, () => profile)).toBeNull();
    expect(row()).toMatchObject({ head: 4, public_head: 2 });
    if (told.event.event_type !== 'message.recalled') throw new Error('not a recall');
    const [open] = book.run(noor, recall(ids.message)).events as [StoredEvent];
    const seen = forVisitor(open, () => profile);
    expect(visitorEventSchema.parse(seen)).toEqual(seen);
  });

  it('[LG8] recalled again, by another command, has no second event', () => {
    const command = recall(ids.message);
    book.run(noor, command);
    expect(book.run(noor, command).decision).toEqual({ ok: true, repeated: { seq: 3 } });
    expect(book.run(noor, recall(ids.message)).events).toEqual([]);
  });
});

describe('who may recall', () => {
  it('[LG11] is the author alone', () => {
    book.run(ada, say(ids.note, 'Hello Noor'));
    expect(code(book.run(ada, recall(ids.message)))).toBe('forbidden');
    expect(code(book.run(bo, recall(ids.note)))).toBe('forbidden');
    expect(code(book.run(noor, recall(ids.note)))).toBe('forbidden');
    expect(code(book.run(ada, recall(ids.note)))).toBe('ok');
  });

  it('[LG11] is a visitor for ten minutes, and longer while no agent has read it', () => {
    book.wait(limits.recall_ms);
    expect(book.run(noor, recall(ids.message)).events).toHaveLength(1);
    const [early, late] = [newId(), newId()];
    book.run(noor, say(early, 'read at once'));
    book.run(noor, say(late, 'read at once, too'));
    book.run(ada, claim(5));
    book.wait(limits.recall_ms - 60_000);
    expect(book.run(noor, recall(early)).events).toHaveLength(1);
    book.wait(120_000);
    expect(code(book.run(noor, recall(late)))).toBe('forbidden');
  });

  it('[LG11] is an agent at any time', () => {
    book.run(ada, say(ids.note, 'Hello Noor'));
    book.run(noor, claim(3));
    book.wait(10 * limits.recall_ms);
    expect(book.run(ada, recall(ids.note)).events).toHaveLength(1);
  });
});

describe('a recall of what is not there', () => {
  const early = '0198c0de-3333-7000-8000-000000000001';

  it('[LG12] is remembered: the late send is refused, for ever, and is no event', () => {
    expect(book.run(noor, recall(early)).decision).toMatchObject({ ok: true });
    const before = stored();
    expect(code(book.run(noor, say(early, 'too late')))).toBe('recalled');
    expect(code(book.run(noor, say(early, 'in other words')))).toBe('recalled');
    expect(code(book.run(noor, recall(early)))).toBe('ok');
    expect(code(book.run(noor, say(early, 'too late')))).toBe('recalled');
    expect(stored()).toBe(before);
  });

  it('[LG12] also keeps out the message that would have begun a conversation', () => {
    book.run(stranger, recall(early, theirs));
    expect(code(book.run(stranger, say(early, 'Hello', undefined, theirs)))).toBe('recalled');
    expect(book.conversations.has(theirs)).toBe(false);
  });

  it('[LG12] keeps out its own author’s message only', () => {
    book.run(stranger, recall(early, theirs));
    expect(code(book.run(noor, say(early, 'mine')))).toBe('id_conflict');
  });

  it('[ER4] answers like one of what the caller may not see, and harms nobody', () => {
    const note = newId();
    book.run(ada, say(note, 'psst', true));
    const before = stored();
    const unknown = book.run(stranger, recall(newId()));
    const attempts: [Principal, string, string][] = [
      [stranger, ids.message, conversation_id],
      [stranger, ids.message, theirs],
      [noor, note, conversation_id],
      [noor, note, theirs],
      [{ ...ada, account_id: ids.epoch }, ids.message, conversation_id],
    ];
    for (const [principal, message_id, where] of attempts) {
      const outcome = book.run(principal, recall(message_id, where));
      expect([code(outcome), outcome.events]).toEqual([code(unknown), unknown.events]);
    }
    expect(stored()).toBe(before);
    expect(book.run(ada, say(note, 'psst', true)).decision).toMatchObject({ repeated: { seq: 3 } });
    expect(book.run(noor, say(ids.message, 'my card is 4711')).decision).toMatchObject({
      ok: true,
    });
  });
});

type Step = {
  readonly who: Principal;
  readonly does: 'says' | 'notes' | 'recalls' | 'edits';
  readonly nr: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(noor, ada, bo),
  does: fc.constantFrom('says', 'notes', 'recalls', 'edits', 'edits'),
  nr: fc.nat(9),
});

/** Runs the steps from the beginning; after each the log as it is then stored. */
function live(steps: readonly Step[]): readonly (readonly StoredEvent[])[] {
  begin();
  const sent = [ids.message as string];
  const logs = [];
  for (const { who, does, nr } of steps) {
    if (does === 'recalls') book.run(who, recall(sent[nr % sent.length] ?? ''));
    else if (does === 'edits') book.run(who, edit(sent[nr % sent.length] ?? '', `better ${nr}`));
    else if (does === 'says' || who.kind === 'agent') {
      const id = newId();
      sent.push(id);
      book.run(who, say(id, `words ${nr}`, does === 'notes' ? true : undefined));
    }
    logs.push(book.items.filter((item): item is StoredEvent => 'event' in item));
  }
  return logs;
}

function seenBy(side: 'visitor' | 'agent', log: readonly StoredEvent[]): readonly LogEvent[] {
  return log.flatMap((item): readonly LogEvent[] => {
    if (side === 'agent') return isLogEvent(item.event) ? [item.event] : [];
    const seen = forVisitor(item, () => profile);
    return seen === null ? [] : [seen];
  });
}

function snapshotOf(events: readonly LogEvent[]): Log {
  const conversation = { head: events.at(-1)?.seq ?? 0 };
  return logFromSnapshot({ events, steps: [], more: false, conversation });
}

function grow(log: Log, events: readonly LogEvent[]): Log {
  return events.reduce((known, event) => {
    const applied = applyEvent(known, event);
    return applied.outcome === 'applied' ? applied.log : known;
  }, log);
}

describe('whatever is recalled or edited, and whenever somebody looked', () => {
  const gen = fc.array(step, { minLength: 1, maxLength: 25 });

  it('[LG8][LG13][LG5] an old snapshot and the events since come to the fresh snapshot, for both sides', () => {
    fc.assert(
      fc.property(gen, fc.nat(), (steps, when) => {
        const logs = live(steps);
        const old = logs[when % logs.length] ?? [];
        for (const side of ['visitor', 'agent'] as const) {
          const now = seenBy(side, logs.at(-1) ?? []);
          const fresh = snapshotOf(now);
          expect(grow(snapshotOf(seenBy(side, old)), now)).toEqual(fresh);
          expect(grow(emptyLog, now).entries).toEqual(fresh.entries);
        }
      }),
    );
  });

  it('[LG8][LG13] an older page that was read too early does not bring a text back', () => {
    fc.assert(
      fc.property(gen, fc.nat(), fc.nat(), (steps, when, where) => {
        const logs = live(steps);
        const now = seenBy('agent', logs.at(-1) ?? []);
        const stale = seenBy('agent', logs[when % logs.length] ?? []);
        const cut = where % (stale.length + 1);
        const page = { events: stale.slice(0, cut), steps: [], more: false };
        expect(prependHistory(snapshotOf(now.slice(cut)), page).entries).toEqual(
          snapshotOf(now).entries,
        );
      }),
    );
  });

  it('[LG5] the visitor’s row is what the agents’ row says', () => {
    live([{ who: noor, does: 'recalls', nr: 0 }]);
    const conversation = row();
    if (conversation === undefined) throw new Error('no conversation');
    expect(JSON.stringify(conversationForVisitor(conversation))).not.toContain('recalled');
  });
});
