import type { LogEvent } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { House, Street } from '../house.ts';
import { newId, type Somebody } from '../person.ts';
import { codeOf } from '../code-of.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import { wholeLog } from '../whole-log.ts';

/** The log of a conversation. */
export function logRules({ story }: Street): void {
  describe('the log', () => {
    it(
      '[LG1] numbers everything that happens from 1 without a gap, in the same order for everybody',
      story(async (house) => {
        const { visitor, agent, conversation_id } = await talk(house);
        const { events: all } = await wholeLog(agent, conversation_id);
        expect(all.map(({ seq }) => seq)).toEqual(all.map((_, at) => at + 1));
        const messages = all.filter((event) => event.event_type === 'message.created');
        for (const { seq, data } of messages) expect(data.message.seq).toBe(seq);
        await agent.hears('last');
        expect(agent.eventsOf(conversation_id)).toEqual(all);
        await visitor.hears('last');
        const { events: mine } = await wholeLog(visitor, conversation_id);
        expect(visitor.eventsOf(conversation_id)).toEqual(mine);
        const shared = all.filter((event) => !isNote(event)).map(({ event_id }) => event_id);
        expect(mine.map(({ event_id }) => event_id)).toEqual(shared);
      }),
    );

    it(
      '[LG1] who talk at the same time are heard in one order',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const second = await house.visitor(visitor.token);
        const conversation_id = await house.begins(visitor);
        const lines = Array.from({ length: 20 }, (_, at) => at);
        const talks = async (person: Somebody, who: string) => {
          const acks = [];
          for (const line of lines) acks.push(await person.says(conversation_id, `${who} ${line}`));
          return acks;
        };
        const acks = await Promise.all([
          talks(visitor, 'visitor'),
          talks(agent, 'agent'),
          talks(second, 'second'),
        ]);
        const seqs = acks.flatMap((own) => own.map(({ seq }) => seq)).toSorted((a, b) => a - b);
        expect(seqs).toEqual(seqs.map((_, at) => at + 3));
        const { events: log } = await wholeLog(agent, conversation_id);
        const last = log.at(-1)?.event_id;
        const order = log.map(({ event_id }) => event_id);
        for (const person of [visitor, second, agent]) {
          await person.sees('durable', ({ event }) => event?.event_id === last);
          const heard = person.eventsOf(conversation_id).map(({ event_id }) => event_id);
          expect(heard).toEqual(order);
        }
        // Each sender's own lines stand in the order in which they were sent.
        const texts = log.flatMap((event) =>
          event.event_type === 'message.created' ? [event.data.message.text] : [],
        );
        for (const who of ['visitor', 'agent', 'second']) {
          const own = texts.filter((text) => text.startsWith(`${who} `));
          expect(own).toEqual(lines.map((line) => `${who} ${line}`));
        }
      }),
    );

    it(
      '[LG2] gives agents each event before, and visitors each that they may see',
      story(async (house) => {
        const { visitor, agent, conversation_id } = await talk(house);
        const { events: all } = await wholeLog(agent, conversation_id);
        for (const { seq, prev } of all) expect(prev).toBe(seq - 1);
        const { events: mine } = await wholeLog(visitor, conversation_id);
        expect(mine.some(({ seq, prev }) => prev < seq - 1)).toBe(true);
        for (const [at, { prev }] of mine.entries()) expect(prev).toBe(mine[at - 1]?.seq ?? 0);
      }),
    );

    it(
      '[LG4] the acknowledgement of a send says where its event stands, and when it came',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const send = { id: newId(), conversation_id: newId(), text: `sent ${newId()}` };
        const ack = await visitor.does('message.send', send);
        for (const person of [visitor, agent]) {
          const event = await person.hears(send.text);
          expect(ack).toEqual({ ok: true, id: send.id, seq: event.seq, at: event.timestamp });
          expect(event.data.message).toMatchObject({ id: send.id, at: ack.at, version: event.seq });
        }
      }),
    );

    it(
      '[LG5] the row of a conversation is the fold of its events and receipts',
      story(async (house) => {
        const { agent, conversation_id } = await talk(house);
        await expectRowIsFold(agent, conversation_id);
      }),
    );

    it(
      '[LG17] a visitor ends a conversation of its own, and nobody else’s',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const stranger = await house.visitor();
        const conversation_id = await house.begins(visitor);
        const end = () => ({ command_id: newId(), conversation_id, status: 'resolved' }) as const;
        expect(codeOf(await stranger.asks('conversation.set_status', end()))).toBe('not_found');
        const reopen = { ...end(), status: 'open' } as const;
        expect(codeOf(await visitor.asks('conversation.set_status', reopen))).toBe('invalid');
        expect(await visitor.does('conversation.set_status', end())).toMatchObject({ seq: 3 });
        const event = await agent.witnesses(conversation_id, 'conversation.status_changed');
        const by = { kind: 'visitor', id: visitor.id };
        expect(event).toMatchObject({ seq: 3, data: { status: 'resolved', by } });
        expect(await visitor.does('conversation.set_status', end())).toMatchObject({ seq: null });
        await expectRowIsFold(agent, conversation_id);
      }),
    );

    it(
      "[LG7] a visitor's message reopens what was resolved, before the message and with it",
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const resolve = { command_id: newId(), conversation_id, status: 'resolved' } as const;
        expect(await agent.does('conversation.set_status', resolve)).toMatchObject({ seq: 3 });
        await agent.says(conversation_id, 'agents do not reopen');
        const before = await agent.does('conversation.snapshot', { conversation_id });
        expect(before.conversation.status).toBe('resolved');
        expect(await visitor.says(conversation_id, 'one more thing')).toMatchObject({ seq: 6 });
        const { conversation, events } = await agent.does('conversation.snapshot', {
          conversation_id,
        });
        expect(conversation.status).toBe('open');
        expect(events.slice(-2)).toMatchObject([
          {
            seq: 5,
            event_type: 'conversation.status_changed',
            data: { status: 'open', by: { kind: 'visitor', id: visitor.id } },
          },
          { seq: 6, event_type: 'message.created' },
        ]);
        expect(events.at(-2)?.timestamp).toBe(events.at(-1)?.timestamp);
      }),
    );
  });
}

/** A conversation in which everything happens that can. */
async function talk(house: House) {
  const [visitor, agent] = [await house.visitor(), await house.agent()];
  const conversation_id = await house.begins(visitor, 'Good morning');
  const place = () => ({ command_id: newId(), conversation_id });
  await agent.does('conversation.assign', { ...place(), assignee_id: agent.id });
  await agent.notes(conversation_id, 'a regular');
  await agent.claims(conversation_id, 'read', 3);
  await agent.says(conversation_id, 'Good morning to you');
  await visitor.claims(conversation_id, 'delivered', 5);
  await agent.notes(conversation_id, 'likes lamps');
  await agent.notes(conversation_id, 'and cats');
  await agent.does('conversation.set_status', { ...place(), status: 'resolved' });
  await agent.does('conversation.assign', { ...place(), assignee_id: null });
  await visitor.says(conversation_id, 'One more thing');
  await visitor.claims(conversation_id, 'read', 5);
  await agent.says(conversation_id, 'last');
  return { visitor, agent, conversation_id };
}

function isNote(event: LogEvent): boolean {
  return event.event_type === 'message.created' && event.data.message.internal === true;
}
