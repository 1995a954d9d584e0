import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import type { Street } from '../house.ts';
import { newId } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** Answers that name what they answer. */
export function replyRules({ story }: Street): void {
  describe('an answer', () => {
    it(
      '[SN12] names its message to both sides, live and afterwards',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id: reply_to } = await visitor.says(conversation_id, 'Norway or Sweden?');
        const answer = { id: newId(), conversation_id, text: `both ${newId()}`, reply_to };
        const sent = await agent.does('message.send', answer);
        expect(await agent.does('message.send', answer)).toEqual(sent);
        expect(codeOf(await agent.asks('message.send', { ...answer, reply_to: newId() }))).toBe(
          'id_conflict',
        );
        for (const person of [visitor, agent]) {
          await person.hears(answer.text);
          const { events } = await wholeLog(person, conversation_id);
          expect(events.at(-1)?.data).toMatchObject({ message: { id: answer.id, reply_to } });
        }
      }),
    );

    it(
      '[SN12][AU2] to what its readers may not see is as one to nothing, by either door',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const other_id = await house.begins(visitor);
        const { id: there } = await visitor.says(other_id, 'elsewhere');
        const { id: note } = await agent.notes(conversation_id, 'internal');
        for (const person of [visitor, agent]) {
          for (const reply_to of [there, note, newId()]) {
            const answer = () => ({ id: newId(), conversation_id, text: 'no', reply_to });
            const bySocket = await person.asks('message.send', answer());
            const { body } = await house.http(person).calls('message.send', answer());
            expect([reply_to, codeOf(bySocket)]).toEqual([reply_to, 'not_found']);
            expect({ ...body, status: undefined }).toMatchObject(bySocket);
          }
        }
        const inside = { id: newId(), conversation_id, text: 'SECRET', internal: true } as const;
        await agent.does('message.send', { ...inside, reply_to: note });
        expect((await wholeLog(visitor, conversation_id)).events).toHaveLength(2);
      }),
    );
  });
}
