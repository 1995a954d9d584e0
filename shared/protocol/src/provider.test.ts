import { beforeEach, describe, expect, it } from 'vitest';
import type { DurableCommand } from './commands.ts';
import { defaultAppearance } from './appearance.ts';
import type { ApiInbox, Contact, Principal } from './entities.ts';
import { noFacts, type Facts } from './facts.ts';
import { apiInbox, at, contact, conversation, ids, inbox, message } from './golden/index.ts';
import { changeMessage, emptyLog, applyEvent, findMessage, prependHistory } from './log.ts';
import { decideOutcome, type ProviderOutcome } from './provider.ts';
import { parseCommand } from './schemas/index.ts';
import { judgeTransition, statuses, type Status } from './status.ts';
import { createBook, type Book, type Outcome } from './testing/book.ts';

const ada: Principal = { kind: 'agent', id: ids.agent, account_id: ids.account, role: 'admin' };
const bo: Principal = { ...ada, id: ids.epoch, role: 'agent' };
const foreigner: Principal = { ...ada, account_id: ids.epoch };
const noor: Principal = {
  kind: 'visitor',
  id: ids.contact,
  account_id: ids.account,
  inbox_id: apiInbox.id,
};

let book: Book;
let last = 0;

function newId(): string {
  last += 1;
  return `0198c0de-2222-7000-8000-${String(last).padStart(12, '0')}`;
}

const types = (outcome: Outcome) => outcome.events.map(({ event }) => event.event_type);
const code = ({ decision }: Outcome) => (decision.ok ? 'ok' : decision.error.code);
const jobsOf = ({ decision }: Outcome) =>
  decision.ok && 'events' in decision ? (decision.jobs ?? []) : [];

function openBook(
  settings: Partial<ApiInbox> = {},
  contacts: readonly Contact[] = [contact],
): void {
  book = createBook(contacts, [inbox, { ...apiInbox, ...settings }], [ada.id, bo.id]);
  book.run(ada, create(ids.conversation));
}

function create(id: string, inbox_id: string = apiInbox.id): DurableCommand {
  return { name: 'conversation.create', payload: { id, inbox_id, contact_id: contact.id } };
}

function say(id = newId(), internal?: true): DurableCommand {
  const payload = { id, conversation_id: ids.conversation, text: 'Hello' };
  return { name: 'message.send', payload: internal ? { ...payload, internal } : payload };
}

function report(message_id: string, status: Status, external_error?: string): DurableCommand {
  const payload = { conversation_id: ids.conversation, message_id, status };
  const told = external_error === undefined ? payload : { ...payload, external_error };
  return { name: 'message.set_status', payload: told };
}

function retry(message_id: string): DurableCommand {
  const payload = { command_id: newId(), conversation_id: ids.conversation, message_id };
  return { name: 'message.retry', payload };
}

function statusAfter(outcome: Outcome) {
  const event = outcome.events.at(-1)?.event;
  return event?.event_type === 'message.status_changed' ? event.data : undefined;
}

beforeEach(() => openBook());

describe('a conversation in a provider’s inbox', () => {
  it('[ST10] is begun by agents, once, for a contact there is', () => {
    const again = create(newId());
    expect(types(book.run(ada, again))).toEqual(['conversation.created']);
    expect(book.run(ada, again).decision).toMatchObject({ ok: true, repeated: { seq: 1 } });
    expect(code(book.run(bo, again))).toBe('id_conflict');
    expect(code(book.run(noor, create(newId())))).toBe('not_found');
    expect(code(book.run(ada, create(newId(), ids.note)))).toBe('not_found');
    expect(code(book.run(ada, create(newId(), inbox.id)))).toBe('forbidden');
    const id = newId();
    book.run(noor, { name: 'message.send', payload: { id, conversation_id: id, text: 'Hi' } });
    expect(code(book.run(ada, create(id)))).toBe('id_conflict');
  });
});

describe('a message in a provider’s inbox', () => {
  const begun = (settings: Partial<ApiInbox>) => {
    openBook(settings);
    const outcome = book.run(ada, say());
    const event = outcome.events[0]?.event;
    const status = event?.event_type === 'message.created' ? event.data.message.status : null;
    return { status, jobs: jobsOf(outcome).map(({ kind }) => kind) };
  };

  it('[ST3] begins pending while somebody still has to take it', () => {
    const webhook_url = null;
    expect(begun({ async_status: true })).toMatchObject({ status: 'pending' });
    expect(begun({ async_status: false })).toMatchObject({ status: 'pending' });
    expect(begun({ async_status: true, webhook_url })).toMatchObject({ status: 'pending' });
    expect(begun({ async_status: false, webhook_url })).toEqual({ status: 'sent', jobs: [] });
  });

  it('[ST7][ST8] is followed by a handover, or by the watchdog where there is nowhere to hand it', () => {
    expect(begun({}).jobs).toEqual(['provider.deliver']);
    expect(begun({ webhook_url: null }).jobs).toEqual(['status.watchdog']);
  });

  it('[ST3] has no status where it is a note or the contact’s own', () => {
    const note = book.run(ada, say(newId(), true)).events[0]?.event;
    const incoming = book.run(noor, say()).events[0]?.event;
    expect(note?.data).not.toHaveProperty('message.status');
    expect(incoming?.data).not.toHaveProperty('message.status');
  });

  it('[ST4] is reported on by agents of its account alone', () => {
    const id = newId();
    book.run(ada, say(id));
    expect(code(book.run(foreigner, report(id, 'read')))).toBe('not_found');
    expect(code(book.run(noor, report(id, 'read')))).toBe('not_found');
    expect(code(book.run(noor, retry(id)))).toBe('not_found');
    expect(code(book.run(ada, report(newId(), 'read')))).toBe('not_found');
    expect(code(book.run(bo, report(id, 'read')))).toBe('ok');
  });

  it('[ST4] keeps the provider’s words with a failure only', () => {
    const id = newId();
    book.run(ada, say(id));
    expect(statusAfter(book.run(ada, report(id, 'sent', 'ignored')))?.external_error).toBeNull();
    const failed = book.run(ada, report(id, 'failed', 'err123'));
    expect(statusAfter(failed)).toMatchObject({ external_error: 'err123', attempt: 1 });
    expect(types(book.run(ada, report(id, 'failed', 'other words')))).toEqual([]);
    expect(statusAfter(book.run(ada, report(id, 'read')))?.external_error).toBeNull();
  });

  it('[ST5] is tried anew from failed, and from nothing else', () => {
    const id = newId();
    book.run(ada, say(id));
    expect(types(book.run(ada, retry(id)))).toEqual([]);
    book.run(ada, report(id, 'failed'));
    const again = book.run(bo, retry(id));
    expect(statusAfter(again)).toMatchObject({ status: 'pending', attempt: 2 });
    expect(jobsOf(again)).toMatchObject([{ kind: 'provider.deliver', attempt: 2 }]);
    expect(types(book.run(ada, retry(id)))).toEqual([]);
    book.run(ada, report(id, 'delivered'));
    expect(code(book.run(ada, retry(id)))).toBe('status_regression');
  });

  it('[ST5] is not tried anew once it was recalled', () => {
    const id = newId();
    book.run(ada, say(id));
    book.run(ada, report(id, 'failed'));
    const payload = { id: newId(), conversation_id: ids.conversation, message_id: id };
    expect(code(book.run(ada, { name: 'message.recall', payload }))).toBe('ok');
    expect(code(book.run(ada, retry(id)))).toBe('recalled');
    expect(code(book.run(ada, report(id, 'pending')))).toBe('recalled');
    expect(statusAfter(book.run(ada, report(id, 'read')))).toMatchObject({ status: 'read' });
  });

  it('[ST6] says what became of it in an internal event that is no activity', () => {
    const id = newId();
    book.run(ada, say(id));
    const before = book.conversations.get(ids.conversation);
    const outcome = book.run(ada, report(id, 'delivered'));
    expect(outcome.events[0]).toMatchObject({ internal: true, event: { seq: 3 } });
    expect(book.conversations.get(ids.conversation)).toEqual({ ...before, head: 3 });
  });
});

describe('what became of a handover', () => {
  const carried = { ...message, status: 'pending', external_error: null, attempt: 2 } as const;
  const facts: Facts = { ...noFacts, conversation, message: carried, provider: apiInbox };
  const outcomes: readonly ProviderOutcome[] = [
    { kind: 'accepted' },
    { kind: 'refused', external_error: 'the webhook answered 500' },
    { kind: 'overdue' },
  ];
  const eventOf = (known: Facts, outcome: ProviderOutcome, attempt = 2) =>
    decideOutcome(known, attempt, outcome, at).events[0]?.data;

  it('[ST8] makes it sent, or lets its time begin', () => {
    const sync = { ...facts, provider: { ...apiInbox, async_status: false } };
    expect(eventOf(sync, { kind: 'accepted' })).toMatchObject({ status: 'sent', attempt: 2 });
    const later = decideOutcome(facts, 2, { kind: 'accepted' }, at);
    expect(later.events).toEqual([]);
    const due_at = '2026-11-20T09:40:00.000Z';
    expect(later.jobs).toMatchObject([{ kind: 'status.watchdog', attempt: 2, due_at }]);
  });

  it('[ST7][ST8] fails it with a reason', () => {
    expect(eventOf(facts, outcomes[1] as ProviderOutcome)).toMatchObject({
      status: 'failed',
      external_error: 'the webhook answered 500',
    });
    expect(eventOf(facts, { kind: 'overdue' })).toMatchObject({ external_error: 'timeout' });
  });

  it.each(outcomes)('[ST7] $kind says nothing once somebody was quicker', (outcome) => {
    const nothing = (known: Facts, attempt = 2) => {
      const { events, jobs = [] } = decideOutcome(known, attempt, outcome, at);
      expect([events, jobs]).toEqual([[], []]);
    };
    for (const status of statuses.filter((one) => one !== 'pending')) {
      nothing({ ...facts, message: { ...carried, status } });
    }
    nothing({ ...facts, message: { ...carried, recalled_at: at } });
    nothing({ ...facts, message: null });
    nothing({ ...facts, message });
    nothing({ ...facts, provider: null });
    nothing(facts, 1);
  });
});

describe('an inbox', () => {
  const wish = { id: newId(), kind: 'api', name: 'SMS' } as const;

  it('is made by admins, once', () => {
    const command: DurableCommand = { name: 'inbox.create', payload: wish };
    expect(code(book.run(bo, command))).toBe('forbidden');
    expect(code(book.run(noor, command))).toBe('forbidden');
    expect(book.run(ada, command).events[0]?.event).toMatchObject({
      event_type: 'inbox.created',
      conversation_id: null,
      data: {
        inbox: { ...wish, webhook_url: null, async_status: false, pending_timeout_s: 600 },
      },
    });
    expect(book.run(ada, command).decision).toHaveProperty('repeated');
    const taken = { ...wish, id: inbox.id };
    expect(code(book.run(ada, { name: 'inbox.create', payload: taken }))).toBe('id_conflict');
  });

  it('of a website is made with a key of its own', () => {
    const payload = { id: newId(), kind: 'website', name: 'Shop', allowed_origins: [] } as const;
    const event = book.run(ada, { name: 'inbox.create', payload }).events[0]?.event;
    expect(event?.data).toMatchObject({ inbox: { key: payload.id.replaceAll('-', '') } });
  });

  it('is changed by what its kind has, field by field', () => {
    const update = (inbox_id: string, fields: object) => {
      const payload = { command_id: newId(), inbox_id, name: 'New', ...fields };
      return book.run(ada, { name: 'inbox.update', payload });
    };
    expect(update(apiInbox.id, { async_status: false }).events[0]?.event.data).toEqual({
      inbox: { ...apiInbox, name: 'New', async_status: false },
    });
    expect(update(apiInbox.id, { webhook_url: null }).events[0]?.event.data).toMatchObject({
      inbox: { webhook_url: null, async_status: true },
    });
    expect(code(update(apiInbox.id, { allowed_origins: [] }))).toBe('invalid');
    expect(code(update(apiInbox.id, { appearance: defaultAppearance }))).toBe('invalid');
    expect(code(update(inbox.id, { async_status: true }))).toBe('invalid');
    expect(update(inbox.id, {}).events[0]?.event.data).toMatchObject({
      inbox: { appearance: inbox.appearance },
    });
    expect(update(inbox.id, { appearance: defaultAppearance }).events[0]?.event.data).toMatchObject(
      {
        inbox: { appearance: defaultAppearance, allowed_origins: inbox.allowed_origins },
      },
    );
  });

  it.each([
    'https://example.com',
    'http://example.com:8080/a/b/?c=//d',
    'https://xn--bcher-kva.example/hook/',
  ])('takes the webhook %s', (webhook_url) => {
    expect(parseCommand('agent', 'inbox.create', { ...wish, webhook_url }).ok).toBe(true);
  });

  it.each([
    'example.com/hook',
    'https://example.com//hook',
    'https://example.com/a b',
    'https://user:word@example.com',
    'ftp://example.com',
    'https:///hook',
    '',
  ])('refuses the webhook %s', (webhook_url) => {
    expect(parseCommand('agent', 'inbox.create', { ...wish, webhook_url }).ok).toBe(false);
  });
});

describe('a client', () => {
  const changed = (seq: number, status: Status) =>
    ({
      event_id: newId(),
      event_type: 'message.status_changed',
      timestamp: at,
      account_id: ids.account,
      source: 'api',
      schema_version: 1,
      conversation_id: ids.conversation,
      seq,
      prev: seq - 1,
      data: { message_id: message.id, status, external_error: null, attempt: 1 },
    }) as const;
  const created = {
    ...changed(2, 'sent'),
    event_type: 'message.created',
    data: { message: { ...message, status: 'pending', external_error: null, attempt: 1 } },
  } as const;

  it('[ST6] shows the latest status, whatever comes again or late', () => {
    const known = created.data.message;
    const later = changeMessage(known, changed(5, 'read'));
    expect(later).toMatchObject({ status: 'read', version: 5 });
    expect(changeMessage(later, changed(4, 'delivered'))).toBe(later);
  });

  it('[ST6] puts a page of history right that was read before the change', () => {
    const live = applyEvent({ ...emptyLog, head: 2, more: true }, changed(3, 'delivered'));
    if (live.outcome !== 'applied') throw new Error(live.outcome);
    const log = prependHistory(live.log, { events: [created], steps: [], more: false });
    expect(findMessage(log, message.id)).toMatchObject({ status: 'delivered', version: 3 });
  });

  it('[ST2] is told of every step that the ladder allows', () => {
    for (const from of statuses) {
      for (const to of statuses) {
        openBook();
        const id = newId();
        book.run(ada, say(id));
        book.run(ada, report(id, from));
        const expected = judgeTransition(from, to) === 'changed' ? to : undefined;
        expect(statusAfter(book.run(ada, report(id, to)))?.status).toBe(expected);
      }
    }
  });
});
