import { describe, expect, it } from 'vitest';
import type { DurableCommand } from './commands.ts';
import type { Contact, Principal, WebsiteInbox } from './entities.ts';
import {
  facesAt,
  faultIn,
  fieldsFor,
  firstContactForVisitor,
  noFirstContact,
  type FirstContact,
  type Introduction,
  type PreChatField,
} from './first-contact.ts';
import { languagesFor } from './visitor-languages.ts';
import { forVisitor } from './audience.ts';
import { contact, ids, inbox, payloads } from './golden/index.ts';
import { parseCommand } from './schemas/index.ts';
import { createBook } from './testing/book.ts';
import { welcomeRule as rule } from './testing/welcome-rule.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const stranger: Contact = { ...contact, name: null, email: null };

const fields: readonly PreChatField[] = [
  { id: 'name', kind: 'name', label: '', required: true },
  { id: 'email', kind: 'email', label: 'Your address', required: true },
  { id: 'topic', kind: 'choice', label: 'What is it about?', required: false, options: ['A', 'B'] },
  {
    id: 'terms',
    kind: 'consent',
    label: 'I agree',
    required: true,
    link: 'https://shop.example/t',
  },
];
const told = { reply_time: null, languages: ['en'], replies_by_mail: false };
const settings: FirstContact = { ...noFirstContact, pre_chat: fields, proactive: [rule] };

function begin(introduction: Introduction | undefined, who = stranger, first = settings) {
  const website: WebsiteInbox = { ...inbox, first_contact: first };
  const book = createBook([who], [website], [ada.id]);
  const id = ids.message;
  const more = introduction === undefined ? {} : { introduction };
  const payload = { id, conversation_id: ids.conversation, text: 'Hi', ...more };
  const command: DurableCommand = { name: 'message.send', payload };
  const { decision, events } = book.run(noor, command);
  const created = events.find(({ event }) => event.event_type === 'conversation.created');
  const updated = events.find(({ event }) => event.event_type === 'contact.updated');
  return { decision, events, created, updated, book, command };
}

const replies = [
  { field_id: 'name', value: ' Mia ' },
  { field_id: 'email', value: 'mia@mail.example' },
  { field_id: 'topic', value: 'B' },
  { field_id: 'terms', value: true as const },
];

describe('an introduction', () => {
  it('[PC2] stands in the first event, with the questions as the inbox asks them', () => {
    const { created } = begin({ replies });
    expect(created?.event.data).toMatchObject({
      answers: [
        { field_id: 'name', kind: 'name', label: '', value: 'Mia' },
        { field_id: 'email', label: 'Your address', value: 'mia@mail.example' },
        { field_id: 'topic', label: 'What is it about?', value: 'B' },
        { field_id: 'terms', label: 'I agree', value: true, link: 'https://shop.example/t' },
      ],
    });
  });

  it('[PC2] is told to its visitor as it stands, and counts for nothing later', () => {
    const { created, book } = begin({ replies });
    const told = created && forVisitor(created, () => undefined)?.data;
    const data = created?.event.data as { answers?: unknown } | undefined;
    expect(told).toEqual({ answers: data?.answers });
    const payload = {
      id: '0198c0de-7777-7000-8000-000000000001',
      conversation_id: ids.conversation,
      text: 'Again',
      introduction: { replies: [{ field_id: 'name', value: 'Another' }] },
    };
    const { events } = book.run(noor, { name: 'message.send', payload });
    expect(events.map(({ event }) => event.event_type)).toEqual(['message.created']);
  });

  it('[PC3] what answers nothing counts for nothing, and the message goes through', () => {
    const { decision, created } = begin({
      replies: [
        { field_id: 'name', value: true },
        { field_id: 'email', value: 'mia at mail' },
        { field_id: 'topic', value: 'C' },
        { field_id: 'terms', value: 'true' },
        { field_id: 'nothing', value: 'x' },
      ],
    });
    expect(decision.ok).toBe(true);
    expect(created?.event.data).not.toHaveProperty('answers');
  });

  it('[PC4] fills what is not known of the contact, in the same transaction, and changes nothing', () => {
    const { events, updated, book } = begin({ replies });
    expect(updated).toMatchObject({
      internal: true,
      public_prev: null,
      event: {
        conversation_id: null,
        seq: null,
        data: { contact: { name: 'Mia', email: 'mia@mail.example' } },
      },
    });
    expect(events.map(({ event }) => event.seq)).toEqual([1, null, 2]);
    expect(book.conversations.get(ids.conversation)?.head).toBe(2);
    const known = { ...stranger, name: 'Noor' };
    const half = begin({ replies }, known).updated?.event.data;
    expect(half).toMatchObject({ contact: { name: 'Noor', email: 'mia@mail.example' } });
    expect(begin({ replies }, contact).updated).toBeUndefined();
  });

  it('[PR4] names what it answers; the words are the inbox’s, and told to both sides', () => {
    const { created } = begin({ greeting: { rule_id: 'welcome', language: 'ar-EG' } });
    expect(created?.event.data).toMatchObject({ greeting: 'أسئلة؟' });
    expect(created && forVisitor(created, () => undefined)?.data).toEqual({ greeting: 'أسئلة؟' });
    const made_up = begin({ greeting: { rule_id: 'my own', language: 'en' } });
    expect(made_up.created?.event.data).not.toHaveProperty('greeting');
  });

  it('[PC2] is a visitor’s alone, and closed', () => {
    const { payload } = begin({ replies }).command;
    expect(parseCommand('visitor', 'message.send', payload).ok).toBe(true);
    expect(parseCommand('agent', 'message.send', payload).ok).toBe(false);
    const odd = { ...payload, introduction: { replies: [{ ...replies[0], label: 'forged' }] } };
    expect(parseCommand('visitor', 'message.send', odd).ok).toBe(false);
  });
});

describe('languages', () => {
  const labels = { fr: 'Votre adresse', 'pt-BR': 'Seu endereço' };
  const email = {
    id: 'email',
    kind: 'email',
    label: 'Your address',
    labels,
    required: true,
  } as const;

  it('[PC2] a question is asked, and kept, in the language in which it was chosen', () => {
    const first = { ...noFirstContact, pre_chat: [email] };
    const asked = (languages: readonly string[]) =>
      firstContactForVisitor(first, { ...told, languages })?.pre_chat[0];
    expect(asked(['de', 'fr-CA'])).toEqual({
      id: 'email',
      kind: 'email',
      label: 'Votre adresse',
      required: true,
    });
    expect(asked(['de'])?.label).toBe('Your address');
    const said = [{ field_id: 'email', value: 'mia@mail.example' }];
    const { created } = begin({ replies: said, languages: ['de', 'fr-CA'] }, stranger, first);
    expect(created?.event.data).toMatchObject({ answers: [{ label: 'Votre adresse' }] });
  });

  it('[PC6] are those that the owner has chosen, the first of them for who reads none', () => {
    const chosen = { languages: ['de', 'fr'] };
    expect(languagesFor(chosen, ['en', 'fr-CA', 'de'])).toEqual(['fr-CA', 'de']);
    expect(languagesFor(chosen, ['zh'])).toEqual(['de']);
    expect(languagesFor({ languages: [] }, ['zh'])).toEqual(['zh']);
  });
});

it('puts three faces into the header at most, and none outside the hours', () => {
  const open = Array.from({ length: 7 }, () => [{ from: 0, to: 12 * 60 }]);
  const hours = { time_zone: 'UTC', week: open, holidays: [] };
  const [morning, evening] = [Date.parse('2026-11-29T09:00Z'), Date.parse('2026-11-29T21:00Z')];
  expect([facesAt(null, 0, morning), facesAt(null, 2, morning), facesAt(null, 9, evening)]).toEqual(
    [0, 2, 3],
  );
  expect([facesAt(hours, 2, morning), facesAt(hours, 2, evening)]).toEqual([2, 0]);
});

describe('the form', () => {
  it('[PC4] leaves out what is known', () => {
    const asked = fieldsFor({ ...settings, ...told }, false, ['name', 'email']);
    expect(asked.map(({ id }) => id)).toEqual(['topic', 'terms']);
  });

  it('[OH4] asks for none where nothing is mailed, and leaves what its owner asks as it is', () => {
    const form = { pre_chat: [], outside_hours: 'form', replies_by_mail: false } as const;
    expect(fieldsFor(form, true, [])).toEqual([]);
    const own = [{ id: 'e', kind: 'email', label: '', required: false }] as const;
    expect(fieldsFor({ ...form, pre_chat: own }, true, [])).toEqual(own);
  });

  it('[OH4] asks for an address outside the hours, where the owner wants a form then', () => {
    const form = { pre_chat: [], outside_hours: 'form', replies_by_mail: true } as const;
    expect(fieldsFor(form, true, [])).toMatchObject([{ kind: 'email', required: true }]);
    expect(fieldsFor(form, true, ['email'])).toEqual([]);
    expect(fieldsFor(form, false, [])).toEqual([]);
    const optional = [{ id: 'e', kind: 'email', label: '', required: false }] as const;
    expect(fieldsFor({ ...form, pre_chat: optional }, true, [])).toMatchObject([
      { id: 'e', required: true },
    ]);
    const { updated } = begin(
      { replies: [{ field_id: 'email', value: 'mia@mail.example' }] },
      stranger,
      {
        ...noFirstContact,
        outside_hours: 'form',
      },
    );
    expect(updated?.event.data).toMatchObject({ contact: { email: 'mia@mail.example' } });
  });

  it.each([
    ['name', '', 'missing'],
    ['name', 'Mia', undefined],
    ['email', 'mia', 'wrong'],
    ['email', 'mia@mail.example', undefined],
    ['topic', '', undefined],
    ['topic', 'C', 'wrong'],
    ['terms', false, 'missing'],
    ['terms', true, undefined],
  ])('[PC3] %s may be %s: %s', (id, value, fault) => {
    const field = fields.find((each) => each.id === id) as PreChatField;
    expect(faultIn(field, value)).toBe(fault);
  });

  it.each([
    ['+47 22 33 44 55', undefined],
    ['(555) 010-9999', 'wrong'],
    ['call me', 'wrong'],
  ])('[PC3] a number may be %s: %s', (value, fault) => {
    expect(faultIn({ id: 'p', kind: 'phone', label: '', required: true }, value)).toBe(fault);
  });
});

describe('the settings', () => {
  const takes = (first_contact: object) =>
    parseCommand('agent', 'inbox.update', { ...payloads['inbox.update'], first_contact }).ok;
  const week = Array.from({ length: 7 }, () => [{ from: 540, to: 1_020 }]);
  const hours = { time_zone: 'Europe/Oslo', week, holidays: [] };

  it('[PC1] are changed part by part, and kept where nobody speaks of them', () => {
    const book = createBook([], [inbox], [ada.id]);
    const change = (first_contact: Partial<FirstContact>, n: number) => {
      const command_id = `0198c0de-8888-7000-8000-00000000000${n}`;
      const payload = { command_id, inbox_id: inbox.id, name: inbox.name, first_contact };
      return book.run(ada, { name: 'inbox.update', payload }).events[0]?.event.data;
    };
    expect(change({ pre_chat: fields }, 1)).toMatchObject({
      inbox: { first_contact: { ...noFirstContact, pre_chat: fields } },
    });
  });

  it.each([
    {},
    { hours, outside_hours: 'form' },
    { hours: null },
    { pre_chat: fields },
    { proactive: [rule] },
    { greetings: { 'pt-BR': 'Olá!' } },
    { languages: ['de', 'pt-BR'] },
    {
      hours: {
        ...hours,
        holidays: [{ name: '', from: '2026-12-24', to: '2026-12-24', yearly: true }],
      },
    },
  ])('[PC1] may be %o', (change) => expect(takes(change)).toBe(true));

  it.each([
    { hours: { ...hours, time_zone: 'Mars/Olympus' } },
    { hours: { ...hours, week: week.slice(1) } },
    { hours: { ...hours, week: [[{ from: 9, to: 9 }], ...week.slice(1)] } },
    {
      hours: {
        ...hours,
        week: [
          [
            { from: 9, to: 20 },
            { from: 10, to: 30 },
          ],
          ...week.slice(1),
        ],
      },
    },
    {
      hours: {
        ...hours,
        holidays: [{ name: '', from: '2026-12-24', to: '2026-12-20', yearly: false }],
      },
    },
    { outside_hours: 'closed' },
    { pre_chat: [...fields, fields[0]] },
    { pre_chat: [{ ...fields[2], options: undefined }] },
    { pre_chat: [{ ...fields[0], options: ['A'] }] },
    { pre_chat: [{ ...fields[3], link: 'javascript:alert(1)' }] },
    { pre_chat: [{ ...fields[3], label: ' ' }] },
    { pre_chat: [fields[1], { ...fields[1], id: 'second' }] },
    { proactive: [{ ...rule, url: 'pricing' }] },
    { proactive: [{ ...rule, url: '/*a*b*' }] },
    { proactive: [{ ...rule, text: '' }] },
    { proactive: [rule, rule] },
    { greetings: { 'not a language': 'x' } },
    { languages: ['German'] },
    { pre_chat: [{ ...fields[1], labels: { fr: ' ' } }] },
    { colour: 'red' },
  ])('[PC1] may not be %o', (change) => expect(takes(change)).toBe(false));

  it('[OH3] tell visitors the hours, but not what days off are called', () => {
    const holidays = [
      { name: 'Redundancies', from: '2026-12-01', to: '2026-12-01', yearly: false },
    ];
    const open = { ...settings, hours: { ...hours, holidays } };
    const form = firstContactForVisitor(open, { ...told, reply_time: 'hour' });
    expect(form).toMatchObject({ reply_time: 'hour', outside_hours: 'chat', hours: { week } });
    expect(JSON.stringify(form)).not.toContain('Redundancies');
    expect(JSON.stringify(form)).not.toContain('prices');
    expect(firstContactForVisitor(noFirstContact, told)).toBeNull();
  });

  it.each([true, false])(
    '[OH5] tell visitors whether replies are mailed: %s',
    (replies_by_mail) => {
      const form = firstContactForVisitor(settings, { ...told, replies_by_mail });
      expect(form?.replies_by_mail).toBe(replies_by_mail);
    },
  );
});
