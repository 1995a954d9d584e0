import { beforeEach, describe, expect, it } from 'vitest';
import { forVisitor } from './audience.ts';
import type { DurableCommand } from './commands.ts';
import type { Principal } from './entities.ts';
import { contact, ids, inbox, profile } from './golden/index.ts';
import { answerText, fieldFault, isAnswerable, type Rich, type RichAnswer } from './rich.ts';
import { parseCommand, visitorEventSchema } from './schemas/index.ts';
import { createBook, type Book, type Outcome } from './testing/book.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const conversation_id: string = ids.conversation;
const colours: Rich = {
  kind: 'choices',
  options: [
    { id: 'blue', label: 'Blue' },
    { id: 'red', label: 'Red' },
  ],
};
const form = {
  kind: 'form',
  fields: [
    { id: 'name', label: 'Name', kind: 'text', required: true },
    { id: 'mail', label: 'E-mail', kind: 'email' },
    { id: 'size', label: 'Size', kind: 'select', options: [{ id: 's', label: 'Small' }] },
  ],
} as const satisfies Rich;

let book: Book;
let last = 0;

function newId(): string {
  last += 1;
  return `0198c0de-5555-7000-8000-${String(last).padStart(12, '0')}`;
}

function send(fields: object): DurableCommand {
  const payload = { id: newId(), conversation_id, text: 'Which?', ...fields };
  return { name: 'message.send', payload };
}

function ask(rich: Rich, id = newId()): string {
  book.run(ada, send({ id, rich }));
  return id;
}

const answer = (reply_to: string, text: string, chosen: RichAnswer, id = newId()) =>
  book.run(noor, send({ id, reply_to, text, answer: chosen }));
const recall = (message_id: string): DurableCommand => ({
  name: 'message.recall',
  payload: { id: newId(), conversation_id, message_id },
});
const code = ({ decision }: Outcome) => (decision.ok ? 'ok' : decision.error.code);
const blue: RichAnswer = { kind: 'choice', id: 'blue' };

beforeEach(() => {
  book = createBook([contact], [inbox], [ada.id]);
  book.run(noor, send({ text: 'Hello' }));
});

describe('what may be brought', () => {
  it('[RM1] agents bring choices, cards and forms, and visitors see them', () => {
    const { events } = book.run(ada, send({ rich: colours }));
    const seen = events.map((event) => forVisitor(event, () => profile));
    expect(visitorEventSchema.parse(seen[0])).toEqual(seen[0]);
    expect(seen[0]?.data).toMatchObject({ message: { rich: colours } });
  });

  it('[RM1] visitors bring none, and notes have none', () => {
    expect(code(book.run(noor, send({ rich: colours })))).toBe('forbidden');
    expect(code(book.run(ada, send({ rich: colours, internal: true })))).toBe('forbidden');
    const payload = { id: newId(), conversation_id, text: 'x', rich: colours };
    expect(parseCommand('visitor', 'message.send', payload).ok).toBe(false);
  });

  it.each([
    [
      'a link that runs',
      { title: 'x', actions: [{ kind: 'link', label: 'x', url: 'javascript:alert(1)' }] },
    ],
    [
      'a link with markup',
      { title: 'x', actions: [{ kind: 'link', label: 'x', url: 'https://a.example/"><b>' }] },
    ],
    [
      'a link with a user',
      {
        title: 'x',
        actions: [{ kind: 'link', label: 'x', url: 'https://bank.example@evil.example/' }],
      },
    ],
    ['a picture', { title: 'x', image: 'https://a.example/x.png', actions: [] }],
    [
      'a name that objects have',
      { title: 'x', actions: [{ kind: 'choice', id: '__proto__', label: 'x' }] },
    ],
    ['nothing to read', { title: '  ', actions: [] }],
  ])('[RM1] refuses %s', (_, card) => {
    const rich = { kind: 'cards', cards: [card] };
    const payload = { id: newId(), conversation_id, text: 'x', rich };
    expect(parseCommand('agent', 'message.send', payload).ok).toBe(false);
  });

  it('[RM1] refuses a field that objects have by themselves', () => {
    const rich = { kind: 'form', fields: [{ id: 'constructor', label: 'x', kind: 'text' }] };
    const payload = { id: newId(), conversation_id, text: 'x', rich };
    expect(parseCommand('agent', 'message.send', payload).ok).toBe(false);
  });

  it('[RM1] refuses what would be much to carry', () => {
    const actions = Array.from({ length: 20 }, () => ({
      kind: 'link',
      label: 'x',
      url: `https://shop.example/${'x'.repeat(1_500)}`,
    }));
    const rich = { kind: 'cards', cards: [{ title: 'x', actions }] };
    const payload = { id: newId(), conversation_id, text: 'x', rich };
    expect(parseCommand('agent', 'message.send', payload).ok).toBe(false);
  });

  it('[RM1] refuses two of one name', () => {
    const rich = { kind: 'choices', options: [colours.options[0], colours.options[0]] };
    const payload = { id: newId(), conversation_id, text: 'x', rich };
    expect(parseCommand('agent', 'message.send', payload).ok).toBe(false);
  });
});

describe('answers', () => {
  it('[RM2] are messages that say what was chosen', () => {
    const { events } = answer(ask(colours), 'Blue', blue);
    expect(events[0]?.event.data).toMatchObject({ message: { text: 'Blue', answer: blue } });
  });

  it.each<[string, string, RichAnswer]>([
    ['another choice', 'Green', { kind: 'choice', id: 'green' }],
    ['other words', 'Red', blue],
    ['a form', 'Blue', { kind: 'form', values: { blue: 'Blue' } }],
  ])('[RM2] refuses %s', (_, text, chosen) => {
    expect(code(answer(ask(colours), text, chosen))).toBe('invalid');
  });

  it('[RM2] refuses an answer to what asks nothing, to nothing, and by agents', () => {
    const plain = newId();
    book.run(ada, send({ id: plain }));
    expect(code(answer(plain, 'Blue', blue))).toBe('invalid');
    expect(code(book.run(noor, send({ text: 'Blue', answer: blue })))).toBe('invalid');
    const own = { reply_to: ask(colours), text: 'Blue', answer: blue };
    expect(code(book.run(ada, send(own)))).toBe('forbidden');
  });

  it('[RM2] tells a form field by field, and nothing that is empty', () => {
    const values = { name: ' Noor ', mail: '', size: 's' };
    expect(answerText(form, { kind: 'form', values })).toBe('Name: Noor\nSize: Small');
    expect(answerText(form, { kind: 'form', values: { mail: 'a@b.example' } })).toBeUndefined();
    expect(answerText(form, { kind: 'form', values: { ...values, more: 'x' } })).toBeUndefined();
    expect(answerText(form, { kind: 'form', values: { ...values, size: 'xl' } })).toBeUndefined();
    const faults = ['x'.repeat(1_001), 'nobody'].map((value, at) => {
      const field = form.fields[at];
      return field && fieldFault(field, value);
    });
    expect(faults).toEqual(['too_long', 'no_email']);
  });

  it('[RM2] nothing is asked by cards that only lead elsewhere', () => {
    const link = { kind: 'link', label: 'More', url: 'https://shop.example/' } as const;
    expect(isAnswerable({ kind: 'cards', cards: [{ title: 'Lamp', actions: [link] }] })).toBe(
      false,
    );
    expect(isAnswerable(colours)).toBe(true);
  });

  it('[RM3] come once', () => {
    const asked = ask(colours);
    const id = newId();
    expect(code(answer(asked, 'Blue', blue, id))).toBe('ok');
    expect(code(answer(asked, 'Red', { kind: 'choice', id: 'red' }))).toBe('forbidden');
    expect(answer(asked, 'Blue', blue, id)).toMatchObject({
      decision: { repeated: {} },
      events: [],
    });
  });

  it('[RM3] may be recalled and given again, but not edited', () => {
    const asked = ask(colours);
    const id = newId();
    answer(asked, 'Blue', blue, id);
    const payload = { id: newId(), conversation_id, message_id: id, text: 'Red' };
    expect(code(book.run(noor, { name: 'message.edit', payload }))).toBe('forbidden');
    book.run(noor, recall(id));
    expect(code(answer(asked, 'Red', { kind: 'choice', id: 'red' }))).toBe('ok');
  });

  it('[RM3] are not taken for a question that was recalled', () => {
    const asked = ask(colours);
    book.run(ada, recall(asked));
    expect(code(answer(asked, 'Blue', blue))).toBe('recalled');
  });

  it('[RM4] nothing of either stands after a recall', () => {
    const asked = ask(colours);
    const id = newId();
    answer(asked, 'Blue', blue, id);
    book.run(noor, recall(id));
    book.run(ada, recall(asked));
    expect(JSON.stringify(book.items)).not.toMatch(/Blue|blue|Red/);
  });
});
