import type { Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import type { Street } from '../house.ts';
import { newId, type RawAnswer, type Somebody } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** Words that are taken back. */
export function recallRules({ story }: Street): void {
  describe('a recall', () => {
    it(
      '[LG8][LG9] empties the message wherever it stands, for everybody, and brings the version up',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { cursor } = await visitor.does('sync', { cursor: null });
        const word = `regretted ${newId()}`;
        const sent = await visitor.says(conversation_id, word);
        await agent.hears(word);
        const recall = { id: newId(), conversation_id, message_id: sent.id };
        const answer = await visitor.does('message.recall', recall);
        expect(answer).toMatchObject({ seq: 4 });
        for (const person of [visitor, agent]) {
          const event = await person.witnesses(conversation_id, 'message.recalled');
          expect(event).toMatchObject({ seq: 4, prev: 3, data: { message_id: sent.id } });
          const { events } = await wholeLog(person, conversation_id);
          expect(messageIn(events, sent.id)).toMatchObject({
            text: '',
            version: 4,
            seq: 3,
            recalled_at: event.timestamp,
          });
          expect(JSON.stringify(await lookEverywhere(person, conversation_id))).not.toContain(word);
        }
        const again = await house.enters('visitor', visitor.token);
        expect(JSON.stringify(await again.does('sync', { cursor }))).not.toContain(word);
        const { body } = await house.http(agent).fetches('/api/v2/conversations?view=all');
        expect(JSON.stringify(body)).not.toContain(word);
        await expectRowIsFold(agent, conversation_id);
      }),
    );

    it(
      '[LG8] of a note is told to agents alone',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id } = await agent.notes(conversation_id, 'a rash word');
        const place = { id: newId(), conversation_id };
        await agent.does('message.recall', { ...place, message_id: id });
        await agent.witnesses(conversation_id, 'message.recalled');
        await agent.says(conversation_id, 'for everybody');
        const { prev } = await visitor.hears('for everybody');
        expect(prev).toBe(2);
        const { conversation, events } = await wholeLog(visitor, conversation_id);
        expect([conversation.head, events.length]).toEqual([5, 3]);
      }),
    );

    it(
      '[LG10] leaves the message its place, its ticks and its part in the counters',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id } = await visitor.says(conversation_id, 'second');
        await visitor.does('message.recall', { id: newId(), conversation_id, message_id: id });
        const before = await wholeLog(agent, conversation_id);
        expect(before.conversation).toMatchObject({
          visitor_count: 2,
          agent_read_count: 0,
          head: 4,
        });
        await agent.claims(conversation_id, 'read', 4);
        const after = await wholeLog(agent, conversation_id);
        expect(after.conversation).toMatchObject({ agent_read_count: 2, agent_read_seq: 4 });
        expect(after.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
      }),
    );

    it(
      '[LG11] is for the author alone',
      story(async (house) => {
        const [visitor, agent, stranger] = [
          await house.visitor(),
          await house.agent(),
          await house.visitor(),
        ];
        const conversation_id = await house.begins(visitor);
        const { id: theirs } = await visitor.says(conversation_id, 'by the visitor');
        const { id: ours } = await agent.says(conversation_id, 'by the agent');
        const { id: note } = await agent.notes(conversation_id, 'internal');
        const before = await wholeLog(agent, conversation_id);
        const attempts: [Somebody, Id, string, object][] = [
          [agent, theirs, 'forbidden', {}],
          [visitor, ours, 'forbidden', {}],
          // What the caller may not see answers like what is not there.
          [visitor, note, 'ok', { seq: null }],
          [stranger, theirs, 'ok', { seq: null }],
        ];
        for (const [person, message_id, code, answer] of attempts) {
          const recall = () => ({ id: newId(), conversation_id, message_id });
          const bySocket = await person.asks('message.recall', recall());
          expect([message_id, codeOf(bySocket)]).toEqual([message_id, code]);
          expect(bySocket).toMatchObject(answer);
          const { body } = await house.http(person).calls('message.recall', recall());
          expect(body).toMatchObject(code === 'ok' ? bySocket : { error: bySocket.error });
        }
        expect(await wholeLog(agent, conversation_id)).toEqual(before);
      }),
    );

    it(
      '[LG11] of an agent’s is good after it was read, and again changes nothing',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id, seq } = await agent.says(conversation_id, 'read already');
        await visitor.claims(conversation_id, 'read', seq);
        const recall = { id: newId(), conversation_id, message_id: id };
        const answer = await agent.does('message.recall', recall);
        expect(answer).toMatchObject({ seq: seq + 1 });
        expect(await agent.does('message.recall', recall)).toEqual(answer);
        expect(await agent.does('message.recall', { ...recall, id: newId() })).toMatchObject({
          seq: null,
        });
        const { events } = await wholeLog(visitor, conversation_id);
        expect(events.filter((one) => one.event_type === 'message.recalled')).toHaveLength(1);
      }),
    );

    it(
      '[LG12] that comes before its message keeps it from ever coming',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const send = { id: newId(), conversation_id, text: `never ${newId()}` };
        const recall = { id: newId(), conversation_id, message_id: send.id };
        expect(await visitor.does('message.recall', recall)).toMatchObject({ seq: null });
        for (const answer of [
          await visitor.asks('message.send', send),
          (await house.http(visitor).calls('message.send', send)).body,
        ]) {
          expect(codeOf(answer)).toBe('recalled');
        }
        await visitor.says(conversation_id, 'and on');
        const { events } = await wholeLog(agent, conversation_id);
        expect(events).toHaveLength(3);
        expect(messageIn(events, send.id)).toBeUndefined();
      }),
    );

    it(
      '[LG8][LG12] and the send at the same moment end in one of two ways, for everybody alike',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const texts = Array.from({ length: 12 }, () => `hasty ${newId()}`);
        const fates = await Promise.all(
          texts.map(async (text) => {
            const send = { id: newId(), conversation_id, text };
            const recall = { id: newId(), conversation_id, message_id: send.id };
            const [sent, { body }] = await Promise.all([
              visitor.asks('message.send', send),
              house.http(visitor).calls('message.recall', recall),
            ]);
            expect(body.ok).toBe(true);
            // Either there and empty, or never there.
            return { id: send.id, isThere: codeOf(sent) === 'ok', seq: body.seq };
          }),
        );
        const { events } = await wholeLog(agent, conversation_id);
        for (const { id, isThere, seq } of fates) {
          const found = messageIn(events, id);
          expect([isThere, found?.text]).toEqual([isThere, isThere ? '' : undefined]);
          expect(seq).toBe(isThere ? found?.version : null);
        }
        await expectRowIsFold(agent, conversation_id);
      }),
    );
  });
}

function messageIn(events: readonly RawAnswer[], id: Id): RawAnswer {
  return events.find(({ data }) => data.message?.id === id)?.data.message;
}

/** All that somebody is told of a conversation who asks in every way there is. */
async function lookEverywhere(person: Somebody, conversation_id: Id): Promise<object[]> {
  const history = { conversation_id, before_seq: 99 };
  const common = [
    await person.does('conversation.snapshot', { conversation_id }),
    await person.does('conversation.history', history),
    await person.does('sync', { cursor: null }),
  ];
  if (person.audience === 'visitor') return common;
  return [...common, await person.does('conversation.list', { view: 'all' })];
}
