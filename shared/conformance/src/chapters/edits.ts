import type { Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import type { Street } from '../house.ts';
import { newId, type RawAnswer, type Somebody } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** Words that are put right. */
export function editRules({ story }: Street): void {
  describe('an edit', () => {
    it(
      '[LG13][LG14] takes the place of the text wherever it stands, for everybody',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { cursor } = await visitor.does('sync', { cursor: null });
        const [word, between, better] = ['mistaken', 'between', 'better'].map(
          (text) => `${text} ${newId()}`,
        ) as [string, string, string];
        const { id: message_id } = await visitor.says(conversation_id, word);
        await agent.hears(word);
        const edit = (text: string) => ({ id: newId(), conversation_id, message_id, text });
        expect(await visitor.does('message.edit', edit(between))).toMatchObject({ seq: 4 });
        for (const person of [visitor, agent]) {
          const event = await person.witnesses(conversation_id, 'message.edited');
          expect(event).toMatchObject({ seq: 4, prev: 3, data: { message_id, text: between } });
        }
        expect(await visitor.does('message.edit', edit(better))).toMatchObject({ seq: 5 });
        const again = await house.enters('visitor', visitor.token);
        const told: object[] = [await again.does('sync', { cursor })];
        for (const person of [visitor, agent]) {
          const { events } = await wholeLog(person, conversation_id);
          expect(messageIn(events, message_id)).toMatchObject({
            text: better,
            seq: 3,
            version: 5,
            recalled_at: null,
            edited_at: events.at(-1)?.timestamp,
          });
          told.push(events, await person.does('sync', { cursor: null }));
        }
        told.push((await house.http(agent).fetches('/api/v2/conversations?view=all')).body);
        for (const old of [word, between]) expect(JSON.stringify(told)).not.toContain(old);
        await expectRowIsFold(agent, conversation_id);
        await visitor.does('message.recall', { id: newId(), conversation_id, message_id });
        const { events } = await wholeLog(agent, conversation_id);
        expect(JSON.stringify(events)).not.toContain(better);
        await expectRowIsFold(agent, conversation_id);
      }),
    );

    it(
      '[LG13][AU2] of a note is told to agents alone',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id } = await agent.notes(conversation_id, 'a rash word');
        const edit = { id: newId(), conversation_id, message_id: id, text: 'SECRET, but kinder' };
        await agent.does('message.edit', edit);
        await agent.witnesses(conversation_id, 'message.edited');
        await agent.says(conversation_id, 'for everybody');
        expect((await visitor.hears('for everybody')).prev).toBe(2);
        const { conversation, events } = await wholeLog(visitor, conversation_id);
        expect([conversation.head, events.length]).toEqual([5, 3]);
      }),
    );

    it(
      '[LG15] leaves the message its place, its ticks and its part in the counters',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id, seq } = await visitor.says(conversation_id, 'second');
        await agent.claims(conversation_id, 'read', seq);
        const edit = { id: newId(), conversation_id, message_id: id, text: 'the second' };
        await visitor.does('message.edit', edit);
        const { conversation, events } = await wholeLog(agent, conversation_id);
        expect(conversation).toMatchObject({ visitor_count: 2, agent_read_count: 2, head: 4 });
        expect(conversation).toMatchObject({ agent_read_seq: seq });
        expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4]);
      }),
    );

    it(
      '[LG16] is for the author alone, and a repeat of it changes nothing',
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
        const { id: gone } = await visitor.says(conversation_id, 'gone');
        await visitor.does('message.recall', { id: newId(), conversation_id, message_id: gone });
        const before = await wholeLog(agent, conversation_id);
        const attempts: [Somebody, Id, string][] = [
          [agent, theirs, 'forbidden'],
          [visitor, ours, 'forbidden'],
          [visitor, note, 'not_found'],
          [stranger, theirs, 'not_found'],
          [visitor, newId(), 'not_found'],
          [visitor, gone, 'recalled'],
        ];
        for (const [person, message_id, code] of attempts) {
          const edit = () => ({ id: newId(), conversation_id, message_id, text: 'forged' });
          const bySocket = await person.asks('message.edit', edit());
          expect([message_id, codeOf(bySocket)]).toEqual([message_id, code]);
          const { body } = await house.http(person).calls('message.edit', edit());
          expect(body).toMatchObject({ error: bySocket.error });
        }
        expect(await wholeLog(agent, conversation_id)).toEqual(before);
        const edit = { id: newId(), conversation_id, message_id: ours, text: 'by the agent, Ada' };
        const answer = await agent.does('message.edit', edit);
        expect(await agent.does('message.edit', edit)).toEqual(answer);
        const same = await agent.does('message.edit', { ...edit, id: newId() });
        expect(same).toMatchObject({ seq: null });
        const { events } = await wholeLog(visitor, conversation_id);
        expect(events.filter((one) => one.event_type === 'message.edited')).toHaveLength(1);
      }),
    );
  });
}

function messageIn(events: readonly RawAnswer[], id: Id): RawAnswer {
  return events.find(({ data }) => data.message?.id === id)?.data.message;
}
