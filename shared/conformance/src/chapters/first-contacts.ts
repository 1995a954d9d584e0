import { accessPaths, type FirstContact } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { House, Street } from '../house.ts';
import { newId, type RawAnswer } from '../person.ts';

/** Nothing set up, as any server has it. */
const nothing: FirstContact = {
  hours: null,
  outside_hours: 'chat',
  pre_chat: [],
  proactive: [],
  greetings: {},
  languages: [],
};
const fields: FirstContact['pre_chat'] = [
  { id: 'name', kind: 'name', label: '', required: true },
  { id: 'email', kind: 'email', label: '', required: true },
  { id: 'topic', kind: 'choice', label: 'Topic', required: false, options: ['A', 'B'] },
];
const rule: FirstContact['proactive'][number] = {
  id: 'welcome',
  on: true,
  url: '/pricing*',
  after_s: 5,
  scroll_percent: 0,
  exit_intent: false,
  returning: false,
  text: 'Questions about prices?',
  texts: { ar: 'أسئلة؟' },
};

/** What visitors meet before their first message. One after the other, since the inbox is the whole street's. */
export function firstContactRules({ story, target }: Street): void {
  const open = (house: House) => openOwner(house, target.inbox_key);

  describe('first contact', () => {
    it(
      '[PC1] is changed part by part, by admins, and closed',
      story(async (house) => {
        const owner = await open(house);
        await owner.sets({ ...nothing });
        await owner.sets({ pre_chat: fields });
        await owner.sets({ outside_hours: 'form' });
        expect(await owner.has()).toEqual({
          ...nothing,
          pre_chat: fields,
          outside_hours: 'form',
        });
        expect(await owner.asks({ pre_chat: [{ ...fields[0], colour: 'red' }] })).toMatchObject({
          error: { code: 'invalid' },
        });
        const week = Array.from({ length: 7 }, () => [{ from: 0, to: 60 }]);
        const hours = { time_zone: 'Mars/Olympus', week, holidays: [] };
        expect(await owner.asks({ hours })).toMatchObject({ error: { code: 'invalid' } });
        await owner.sets({ ...nothing });
      }),
    );

    it(
      '[PC2][PC3][PC4] what a visitor brings along stands in the first event, and fills the contact',
      story(async (house) => {
        const owner = await open(house);
        await owner.sets({ ...nothing, pre_chat: fields });
        const [agent, visitor] = [await house.agent(), await house.visitor()];
        const conversation_id = newId();
        const id = newId();
        const replies = [
          { field_id: 'name', value: 'Mia' },
          { field_id: 'email', value: 'no address' },
          { field_id: 'topic', value: 'B' },
          { field_id: 'gone', value: 'x' },
        ];
        const message = { id, conversation_id, text: 'Hello', introduction: { replies } };
        const sent = await visitor.does('message.send', message);
        expect(sent).toMatchObject({ id, seq: 2 });
        expect(await visitor.does('message.send', message)).toEqual(sent);
        const created = await agent.witnesses(conversation_id, 'conversation.created');
        expect(created.data).toMatchObject({
          contact: { name: 'Mia', email: null },
          answers: [
            { field_id: 'name', kind: 'name', label: '', value: 'Mia' },
            { field_id: 'topic', kind: 'choice', label: 'Topic', value: 'B' },
          ],
        });
        const { event } = await agent.sees(
          'durable',
          (frame) => frame.event?.data?.contact?.name === 'Mia' && frame.event.seq === null,
        );
        expect(event).toMatchObject({ event_type: 'contact.updated', conversation_id: null });
        const told = await visitor.witnesses(conversation_id, 'conversation.created');
        expect(told.data).toEqual({ answers: created.data.answers });
        const { contact } = await agent.does('conversation.snapshot', { conversation_id });
        expect(contact.name).toBe('Mia');
        const history = await agent.does('conversation.history', {
          conversation_id,
          before_seq: 2,
        });
        expect(history.events).toMatchObject([{ seq: 1, data: { answers: [{}, {}] } }]);
        const again = { ...message, id: newId(), text: 'And' };
        await visitor.does('message.send', again);
        const { events } = await agent.does('conversation.snapshot', { conversation_id });
        expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
        await owner.sets({ ...nothing });
      }),
    );

    it(
      '[PC4] a session says what nobody has to ask again',
      story(async (house) => {
        const owner = await open(house);
        await owner.sets({ ...nothing, pre_chat: fields });
        const visitor = await house.visitor();
        expect((await sessionOf(house, visitor.token)).known).toEqual([]);
        const replies = [{ field_id: 'email', value: 'mia@mail.example' }];
        const message = { id: newId(), conversation_id: newId(), text: 'Hello' };
        await visitor.does('message.send', { ...message, introduction: { replies } });
        expect((await sessionOf(house, visitor.token)).known).toEqual(['email']);
        await owner.sets({ ...nothing });
      }),
    );

    it(
      '[PC6] the chat speaks the languages that its owner has chosen',
      story(async (house) => {
        const owner = await open(house);
        const agent = await house.agent();
        const label = async (lang: string) => {
          const path = `${accessPaths.widget_config}?inbox=${target.inbox_key}&lang=${lang}`;
          return (await house.http(agent).fetches(path)).body.label;
        };
        const [en, zh] = [await label('en'), await label('zh')];
        expect(en).not.toBe(zh);
        await owner.sets({ languages: ['zh', 'ar'] });
        expect(await label('en')).toBe(zh);
        await owner.sets({ ...nothing });
        expect(await label('en')).toBe(en);
      }),
    );

    it(
      '[PR2][PR4] a proactive message is told on its pages alone, and becomes part of what answers it',
      story(async (house) => {
        const owner = await open(house);
        const agent = await house.agent();
        const config = async () =>
          (
            await house
              .http(agent)
              .fetches(`${accessPaths.widget_config}?inbox=${target.inbox_key}`)
          ).body;
        expect(await config()).not.toHaveProperty('rules');
        await owner.sets({ proactive: [rule, { ...rule, id: 'off', on: false }] });
        const { rules } = await config();
        expect(new RegExp(rules).test('https://shop.example/pricing/x')).toBe(true);
        expect(new RegExp(rules).test('https://shop.example/')).toBe(false);
        const path = `${accessPaths.widget_rules}?inbox=${target.inbox_key}&lang=ar`;
        const { body } = await house.http(agent).fetches(path);
        expect(body.rules).toMatchObject([{ id: 'welcome', after_s: 5, text: 'أسئلة؟' }]);
        const visitor = await house.visitor();
        const conversation_id = newId();
        const greeting = { rule_id: 'welcome', language: 'en' };
        const message = { id: newId(), conversation_id, text: 'Yes', introduction: { greeting } };
        await visitor.does('message.send', message);
        const told = await visitor.witnesses(conversation_id, 'conversation.created');
        expect(told.data).toEqual({ greeting: rule.text });
        const seen = await agent.witnesses(conversation_id, 'conversation.created');
        expect(seen.data.greeting).toBe(rule.text);
        await owner.sets({ ...nothing });
      }),
    );
  });
}

interface Owner {
  readonly asks: (first_contact: object) => Promise<RawAnswer>;
  readonly sets: (first_contact: object) => Promise<void>;
  readonly has: () => Promise<FirstContact | undefined>;
}

async function openOwner(house: House, key: string): Promise<Owner> {
  const admin = await house.agent();
  const own = async () => {
    const { inboxes } = await admin.does('inbox.list', {});
    const inbox = inboxes.find((each) => each.kind === 'website' && each.key === key);
    if (inbox?.kind !== 'website') throw new Error('the target’s inbox is not there');
    return inbox;
  };
  const { id: inbox_id, name } = await own();
  const asks = (first_contact: object) =>
    admin.asks('inbox.update', { command_id: newId(), inbox_id, name, first_contact });
  return {
    asks,
    sets: async (first_contact) => expect(await asks(first_contact)).toMatchObject({ ok: true }),
    has: async () => (await own()).first_contact,
  };
}

/** What is said of a session that goes on. */
async function sessionOf({ http, target }: House, token: string): Promise<RawAnswer> {
  const no_page = { page_url: null, page_title: null, referrer: null };
  const context = { ...no_page, user_agent: null, language: null, time_zone: null };
  const body = { inbox_key: target.inbox_key, origin: 'https://shop.example', context, token };
  const caller = http({ audience: 'visitor', token, url: target.url });
  const answer = await caller.fetches(accessPaths.widget_sessions, { method: 'POST', body });
  return answer.body;
}
