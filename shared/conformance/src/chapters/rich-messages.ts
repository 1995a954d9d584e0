import type { Id, Rich, RichAnswer } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import type { Street } from '../house.ts';
import { newId, type Somebody } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

const colours: Rich = {
  kind: 'choices',
  options: [
    { id: 'blue', label: 'Blue' },
    { id: 'red', label: 'Red' },
  ],
};
const blue: RichAnswer = { kind: 'choice', id: 'blue' };

/** Choices, cards and forms, and what is answered to them. */
export function richRules({ story }: Street): void {
  describe('a rich message', () => {
    it(
      '[RM1] is told to both sides as it was sent, and visitors and notes have none',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const asked = await asks(agent, conversation_id, colours);
        for (const person of [visitor, agent]) {
          await person.hears(asked.text);
          const { events } = await wholeLog(person, conversation_id);
          expect(events.at(-1)?.data).toMatchObject({ message: { id: asked.id, rich: colours } });
        }
        const own = { id: newId(), conversation_id, text: 'x', rich: colours };
        expect(codeOf(await visitor.asks('message.send', own))).toBe('invalid');
        const note = { ...own, internal: true } as const;
        expect(codeOf(await agent.asks('message.send', note))).toBe('forbidden');
        const link = { kind: 'link', label: 'x', url: 'javascript:alert(1)' } as const;
        const cards = { kind: 'cards', cards: [{ title: 'x', actions: [link] }] } as const;
        expect(codeOf(await agent.asks('message.send', { ...own, rich: cards }))).toBe('invalid');
      }),
    );

    it(
      '[RM2][RM3] is answered once, by a message that says what was chosen',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id: reply_to } = await asks(agent, conversation_id, colours);
        const answer = { conversation_id, reply_to, text: 'Blue', answer: blue };
        const wrong: [object, string][] = [
          [{ ...answer, text: 'Red' }, 'invalid'],
          [{ ...answer, answer: { kind: 'choice', id: 'green' } }, 'invalid'],
          [{ ...answer, reply_to: newId() }, 'not_found'],
        ];
        for (const [payload, code] of wrong) {
          const bySocket = await visitor.asks('message.send', { id: newId(), ...payload } as never);
          expect(codeOf(bySocket)).toBe(code);
          const { body } = await house
            .http(visitor)
            .calls('message.send', { id: newId(), ...payload });
          expect(body).toMatchObject(bySocket);
        }
        const right = { id: newId(), ...answer };
        const sent = await visitor.does('message.send', right);
        expect(await visitor.does('message.send', right)).toEqual(sent);
        const again = {
          ...answer,
          id: newId(),
          text: 'Red',
          answer: { kind: 'choice', id: 'red' },
        };
        expect(codeOf(await visitor.asks('message.send', again as never))).toBe('forbidden');
        for (const person of [visitor, agent]) {
          const { events } = await wholeLog(person, conversation_id);
          expect(events.at(-1)?.data).toMatchObject({
            message: { id: right.id, text: 'Blue', reply_to, answer: blue },
          });
        }
        await expectRowIsFold(agent, conversation_id);
      }),
    );

    it(
      '[RM3][RM4] may be answered anew where the answer was recalled, of which nothing stays',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id: reply_to } = await asks(agent, conversation_id, colours);
        const first = { id: newId(), conversation_id, reply_to, text: 'Blue', answer: blue };
        await visitor.does('message.send', first);
        const edit = { id: newId(), conversation_id, message_id: first.id, text: 'Red' };
        expect(codeOf(await visitor.asks('message.edit', edit))).toBe('forbidden');
        const recall = { id: newId(), conversation_id, message_id: first.id };
        await visitor.does('message.recall', recall);
        const red = { kind: 'choice', id: 'red' } as const;
        await visitor.does('message.send', { ...first, id: newId(), text: 'Red', answer: red });
        const { events } = await wholeLog(agent, conversation_id);
        const gone = events.find(
          (event) => event.event_type === 'message.created' && event.data.message.id === first.id,
        );
        expect(JSON.stringify(gone)).not.toMatch(/blue/i);
        await agent.does('message.recall', { id: newId(), conversation_id, message_id: reply_to });
        const { events: left } = await wholeLog(visitor, conversation_id);
        expect(JSON.stringify(left)).not.toMatch(/blue/i);
        await expectRowIsFold(agent, conversation_id);
      }),
    );
  });
}

async function asks(
  agent: Somebody,
  conversation_id: Id,
  rich: Rich,
): Promise<{ id: Id; text: string }> {
  const question = { id: newId(), text: `Which? ${newId()}` };
  await agent.does('message.send', { ...question, conversation_id, rich });
  return question;
}
