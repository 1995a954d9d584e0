import type { AttributeWishes } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import type { Street } from '../house.ts';
import { newId, type Person } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** What a website's page tells of its visitor, and of a conversation. */
export function descriptionRules({ story }: Street): void {
  const tell = (visitor: Person<'visitor'>, attributes: AttributeWishes) =>
    visitor.asks('contact.describe', { command_id: newId(), attributes });

  describe('what a website tells', () => {
    it(
      '[WT1][WT2] of its visitor reaches agents, and no visitor',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const secret = newId();
        const wish = { command_id: newId(), attributes: { plan: secret, seats: 4, trial: true } };
        const answer = await visitor.does('contact.describe', wish);
        expect(answer).toEqual({ ok: true });
        expect(await visitor.does('contact.describe', wish)).toEqual(answer);
        const { event } = await agent.sees(
          'durable',
          (one) => one.event?.data.contact?.attributes?.plan === secret,
        );
        expect(event).toMatchObject({
          event_type: 'contact.updated',
          data: { contact: { id: visitor.id, attributes: wish.attributes } },
        });
        await tell(visitor, { seats: null, trial: false });
        const { contact } = await agent.does('conversation.snapshot', { conversation_id });
        expect(contact.attributes).toEqual({ plan: secret, trial: false });
        await agent.says(conversation_id, 'for everybody');
        await visitor.hears('for everybody');
        const told = [visitor.frames, await visitor.does('sync', { cursor: null })];
        expect(JSON.stringify(told)).not.toContain(secret);
        const own = await visitor.does('contact.export', { contact_id: visitor.id });
        expect(own.contact?.attributes).toEqual({ plan: secret, trial: false });
      }),
    );

    it(
      '[WT1][WT2] of a conversation stands in its row, and is an event of agents alone',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const secret = newId();
        const label = secret.slice(0, 20);
        const describe = (wishes: object) => ({ command_id: newId(), conversation_id, ...wishes });
        const first = { attributes: { order: secret }, add_labels: [label, 'sales'] };
        const answer = await visitor.does('conversation.describe', describe(first));
        expect(answer).toEqual({ ok: true });
        const event = await agent.witnesses(conversation_id, 'conversation.described');
        expect(event.data).toEqual({ attributes: { order: secret }, labels: [label, 'sales'] });
        const before = (await wholeLog(agent, conversation_id)).conversation;
        const { body } = await house
          .http(visitor)
          .calls('conversation.describe', describe({ remove_labels: ['sales'] }));
        expect(body).toEqual({ ok: true });
        const { conversation } = await wholeLog(agent, conversation_id);
        expect(conversation).toMatchObject({ attributes: { order: secret }, labels: [label] });
        expect(conversation.last_activity_at).toBe(before.last_activity_at);
        await expectRowIsFold(agent, conversation_id);
        await agent.says(conversation_id, 'for everybody');
        expect((await visitor.hears('for everybody')).prev).toBe(2);
        const told = [visitor.frames, await wholeLog(visitor, conversation_id)];
        expect(JSON.stringify(told)).not.toContain(label);
        const own = await visitor.does('contact.export', { contact_id: visitor.id });
        expect(own.described).toEqual({ attributes: { order: secret }, labels: [label] });
      }),
    );

    it(
      '[WT1] comes from its visitor alone',
      story(async (house) => {
        const [visitor, stranger, agent] = [
          await house.visitor(),
          await house.visitor(),
          await house.agent(),
        ];
        const conversation_id = await house.begins(visitor);
        const wish = () => ({ command_id: newId(), conversation_id, add_labels: ['billing'] });
        expect(codeOf(await stranger.asks('conversation.describe', wish()))).toBe('not_found');
        expect(codeOf(await agent.asks('conversation.describe', wish()))).toBe('forbidden');
        const nobody = { ...wish(), conversation_id: newId() };
        expect(codeOf(await visitor.asks('conversation.describe', nobody))).toBe('not_found');
        const own = { command_id: newId(), attributes: { plan: 'pro' } };
        expect(codeOf(await agent.asks('contact.describe', own))).toBe('forbidden');
      }),
    );

    it(
      '[WT7] of a visitor agents tell too, by name, and leave what they do not name',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const secret = newId();
        await tell(visitor, { plan: 'free', seats: 4 });
        const know = (wishes: object) => ({
          command_id: newId(),
          contact_id: visitor.id,
          ...wishes,
        });
        const told = know({ attributes: { plan: secret, seats: null, crm: 7 } });
        expect(await agent.does('contact.update', told)).toEqual({ ok: true });
        const { event } = await agent.sees(
          'durable',
          (one) => one.event?.data.contact?.attributes?.plan === secret,
        );
        expect(event).toMatchObject({ event_type: 'contact.updated' });
        await agent.does('contact.update', know({ name: 'Noor' }));
        const { body } = await house.http(agent).calls('contact.update', know({ email: null }));
        expect(body).toEqual({ ok: true });
        const known = async () =>
          (await agent.does('conversation.snapshot', { conversation_id })).contact;
        expect(await known()).toMatchObject({
          name: 'Noor',
          attributes: { plan: secret, crm: 7 },
        });
        await tell(visitor, { crm: 8 });
        for (const attributes of [{ plan: ['pro'] }, { plan: 'x'.repeat(301) }, { '': 1 }]) {
          const wrong = know({ name: 'Nobody', attributes });
          expect(codeOf(await agent.asks('contact.update', wrong))).toBe('invalid');
        }
        const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`key ${at}`, at]));
        const tooMany = know({ attributes: many });
        expect(codeOf(await agent.asks('contact.update', tooMany))).toBe('invalid');
        expect(await known()).toMatchObject({
          name: 'Noor',
          attributes: { plan: secret, crm: 8 },
        });
        await agent.says(conversation_id, 'for everybody');
        await visitor.hears('for everybody');
        expect(JSON.stringify(visitor.frames)).not.toContain(secret);
      }),
    );

    it(
      '[WT3][WT4] has limits, and told again writes nothing',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`key ${at}`, at]));
        for (const attributes of [{ ...many, more: 1 }, { plan: 'x'.repeat(301) }, { '': 1 }])
          expect(codeOf(await tell(visitor, attributes))).toBe('invalid');
        expect(codeOf(await tell(visitor, many))).toBe('ok');
        expect(codeOf(await tell(visitor, { more: 1 }))).toBe('invalid');
        const wish = (label: string) => ({
          command_id: newId(),
          conversation_id,
          add_labels: [label],
        });
        expect(codeOf(await visitor.asks('conversation.describe', wish('x'.repeat(41))))).toBe(
          'invalid',
        );
        await visitor.does('conversation.describe', wish('billing'));
        await visitor.does('conversation.describe', wish('billing'));
        expect(codeOf(await tell(visitor, many))).toBe('ok');
        const { conversation } = await wholeLog(agent, conversation_id);
        expect(conversation).toMatchObject({ head: 3, labels: ['billing'] });
        const { contact } = await agent.does('conversation.snapshot', { conversation_id });
        expect(contact.attributes).toEqual(many);
      }),
    );
  });
}
