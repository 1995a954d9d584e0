import type { Id, TalkSettings } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import type { House, Street } from '../house.ts';
import { newId, type Person, type Somebody } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** Everything off. */
const defaultTalk: TalkSettings = {
  rating: { on: false, question: null },
  transcript: false,
  typing_preview: false,
};

/** How conversations end, and what of them goes elsewhere. The inbox is the whole street's, so one after the other. */
export function talkRules({ story, target }: Street): void {
  const set = (house: House, talk: TalkSettings) => setTalk(house, target.inbox_key, talk);

  describe('ratings', () => {
    it(
      '[SR1][SR2] come from the visitor of what has ended, where its inbox asks',
      story(async (house) => {
        await set(house, { ...defaultTalk, rating: { on: true, question: 'Well?' } });
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const welcome = await visitor.sees('welcome');
        expect(welcome.talk).toEqual({ rating: { question: 'Well?' } });
        const conversation_id = await house.begins(visitor);
        const rate = (score: number, comment: string | null = null) => ({
          command_id: newId(),
          conversation_id,
          score,
          comment,
        });
        expect(codeOf(await visitor.asks('conversation.rate', rate(5)))).toBe('forbidden');
        await ends(agent, conversation_id);
        const wish = rate(2, 'Slow');
        const answer = await visitor.does('conversation.rate', wish);
        expect(await visitor.does('conversation.rate', wish)).toEqual(answer);
        expect(codeOf(await agent.asks('conversation.rate', rate(1)))).toBe('forbidden');
        const stranger = await house.visitor();
        expect(codeOf(await stranger.asks('conversation.rate', rate(1)))).toBe('not_found');
        expect(codeOf(await visitor.asks('conversation.rate', rate(6)))).toBe('invalid');
        await visitor.does('conversation.rate', rate(4));
        for (const person of [visitor, agent]) {
          const event = await person.witnesses(conversation_id, 'conversation.rated');
          expect(event.data).toMatchObject({ ending_seq: 3, score: 2, comment: 'Slow' });
          const { conversation } = await wholeLog(person, conversation_id);
          expect(conversation.ending).toMatchObject({
            seq: 3,
            rating: { score: 4, comment: null },
          });
        }
        await expectRowIsFold(agent, conversation_id);
        await visitor.says(conversation_id, 'One more thing');
        expect(codeOf(await visitor.asks('conversation.rate', rate(1)))).toBe('forbidden');
        await ends(visitor, conversation_id);
        const { conversation } = await wholeLog(agent, conversation_id);
        expect(conversation.ending.rating).toBeUndefined();
        await set(house, defaultTalk);
        expect(codeOf(await visitor.asks('conversation.rate', rate(1)))).toBe('forbidden');
      }),
    );
  });

  describe('transcripts', () => {
    it(
      '[TR1] go nowhere but to a verified address',
      story(async (house) => {
        await set(house, { ...defaultTalk, transcript: true });
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const contact_id = visitor.id;
        const named = { command_id: newId(), contact_id, name: 'Noor', email: 'noor@mail.example' };
        await agent.does('contact.update', named);
        for (const person of [visitor, agent]) {
          const ask = { command_id: newId(), conversation_id };
          expect(codeOf(await person.asks('transcript.send', ask))).toBe('forbidden');
        }
        await set(house, defaultTalk);
      }),
    );
  });

  describe('what is being written', () => {
    it(
      '[TP1][TP2] reaches agents alone where the inbox shows it, and nobody where not',
      story(async (house) => {
        await set(house, { ...defaultTalk, typing_preview: true });
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        expect((await visitor.sees('welcome')).talk).toEqual({ typing_preview: true });
        const again = await house.visitor(visitor.token);
        const conversation_id = await house.begins(visitor);
        const write = (preview: string) => ({ conversation_id, typing: true, preview });
        await visitor.does('typing.set', write('Do you sh'));
        const heard = await agent.sees(
          'typing',
          (frame) => frame.conversation_id === conversation_id,
        );
        expect(heard).toMatchObject({ typing: true, preview: 'Do you sh' });
        const long = write('x'.repeat(501));
        expect(codeOf(await visitor.asks('typing.set', long))).toBe('invalid');
        await agent.does('typing.set', write('an agent’s'));
        await visitor.sees('typing', (frame) => frame.conversation_id === conversation_id);
        await set(house, defaultTalk);
        await visitor.does('typing.set', { conversation_id, typing: false });
        await agent.sees('typing', (frame) => frame.typing === false);
        await visitor.does('typing.set', write('not to be seen'));
        await visitor.says(conversation_id, 'sent');
        await agent.hears('sent');
        const told = JSON.stringify([agent.frames, visitor.frames, again.frames]);
        expect(told).not.toMatch(/not to be seen|an agent’s/);
        expect(JSON.stringify([visitor.frames, again.frames])).not.toContain('Do you sh');
      }),
    );
  });

  describe('an export', () => {
    it(
      '[PV1] gives a visitor its own, as visitors see it, and an admin the whole',
      story(async (house) => {
        const [visitor, agent, stranger, colleague] = [
          await house.visitor(),
          await house.agent(),
          await house.visitor(),
          await house.colleague(),
        ];
        const contact_id = visitor.id;
        const [first, second] = [await house.begins(visitor), await house.begins(visitor, 'Again')];
        await agent.notes(first, 'internal');
        const own = await exported(visitor, contact_id);
        expect(own.map(({ conversation_id }) => conversation_id)).toEqual([first, second, null]);
        expect(own[0]?.contact).toMatchObject({ id: contact_id });
        expect(JSON.stringify(own)).toMatch(/Hello.*Again/s);
        const whole = await exported(agent, contact_id);
        expect(JSON.stringify(whole)).toContain('internal');
        const asked = { contact_id };
        expect(codeOf(await stranger.asks('contact.export', asked))).toBe('not_found');
        expect(codeOf(await colleague.asks('contact.export', asked))).toBe('forbidden');
        const { body } = await house.http(agent).calls('contact.export', asked);
        expect(body).toMatchObject({ ok: true, conversation_id: first });
      }),
    );
  });

  describe('an erasure', () => {
    it(
      '[PV2][PV3][PV5] leaves nothing of a contact, live and afterwards, but the places in the logs',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const secret = newId();
        const conversation_id = await house.begins(visitor, `${secret} one`);
        const other_id = await house.begins(visitor, `${secret} two`);
        await agent.says(conversation_id, `${secret} three`);
        const named = { command_id: newId(), contact_id: visitor.id, name: secret };
        await agent.does('contact.update', { ...named, email: `${secret}@mail.example` });
        const attributes = { [secret]: secret };
        await visitor.does('contact.describe', { command_id: newId(), attributes });
        const told = { command_id: newId(), conversation_id, attributes, add_labels: [secret] };
        await visitor.does('conversation.describe', told);
        const before = await wholeLog(agent, conversation_id);
        const { cursor } = await agent.does('sync', { cursor: null });
        const wish = { command_id: newId(), contact_id: visitor.id };
        await agent.does('contact.erase', wish);
        expect(await agent.does('contact.erase', wish)).toMatchObject({ ok: true });
        for (const id of [conversation_id, other_id]) {
          await agent.witnesses(id, 'conversation.erased');
          await visitor.witnesses(id, 'conversation.erased');
        }
        await visitor.ended;
        const after = await wholeLog(agent, conversation_id);
        const places = (events: typeof after.events) => events.map(({ seq, prev }) => [seq, prev]);
        expect(places(after.events).slice(0, -1)).toEqual(places(before.events));
        const { items } = await agent.does('sync', { cursor });
        const { rows } = await agent.does('conversation.list', { view: 'all' });
        const { contact } = await agent.does('conversation.snapshot', { conversation_id });
        expect(JSON.stringify([after, items, rows])).not.toContain(secret);
        expect(contact).toMatchObject({ name: null, email: null });
        expect(contact.erased_at).toBeDefined();
        expect(JSON.stringify(await wholeFeed(house, agent))).not.toContain(secret);
        expect(
          codeOf(await agent.asks('message.send', { id: newId(), conversation_id, text: 'x' })),
        ).toBe('forbidden');
        const back = await house.visitor(await house.visits(visitor.token));
        expect(back.id).not.toBe(visitor.id);
        await expectRowIsFold(agent, conversation_id);
      }),
    );

    it(
      '[PV2] is for the visitor itself, and for admins',
      story(async (house) => {
        const [visitor, other, colleague] = [
          await house.visitor(),
          await house.visitor(),
          await house.colleague(),
        ];
        await house.begins(visitor);
        const wish = () => ({ command_id: newId(), contact_id: visitor.id });
        expect(codeOf(await other.asks('contact.erase', wish()))).toBe('not_found');
        expect(codeOf(await colleague.asks('contact.erase', wish()))).toBe('forbidden');
        const { body } = await house.http(visitor).calls('contact.erase', wish());
        expect(body).toMatchObject({ ok: true });
        await visitor.ended;
      }),
    );
  });
}

async function setTalk(house: House, key: string, talk: TalkSettings): Promise<void> {
  const admin = await house.agent();
  const there = await house.enters('agent', admin.token, { elsewhere: true });
  await there.does('sync', { cursor: null });
  const { inboxes } = await admin.does('inbox.list', {});
  const inbox = inboxes.find((each) => each.kind === 'website' && each.key === key);
  if (inbox === undefined) throw new Error('the target’s inbox is not there');
  const { id: inbox_id, name } = inbox;
  await admin.does('inbox.update', { command_id: newId(), inbox_id, name, talk });
  // Where there are two nodes, each hears of it by the feed.
  for (const person of [admin, there]) {
    await person.sees(
      'durable',
      ({ event }) =>
        event?.event_type === 'inbox.updated' &&
        JSON.stringify(event.data.inbox.talk) === JSON.stringify(talk),
    );
  }
}

async function ends(person: Somebody, conversation_id: Id): Promise<void> {
  const wish = { command_id: newId(), conversation_id, status: 'resolved' };
  await person.does('conversation.set_status', wish);
}

async function exported(person: Person<'agent'> | Person<'visitor'>, contact_id: Id) {
  const pages = [];
  for (let after: string | null | undefined; after !== null;) {
    const asked = after === undefined ? { contact_id } : { contact_id, after };
    const page = await (person as Person<'agent'>).does('contact.export', asked);
    pages.push(page);
    after = page.next;
  }
  return pages;
}

async function wholeFeed(house: House, agent: Somebody): Promise<object[]> {
  const pages: object[] = [];
  for (let after = ''; ;) {
    const query = after === '' ? '' : `?after=${after}`;
    const { body } = await house.http(agent).fetches(`/api/v2/events${query}`);
    pages.push(body.items);
    if (body.more !== true) return pages;
    after = body.cursor;
  }
}
