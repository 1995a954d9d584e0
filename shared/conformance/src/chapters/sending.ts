import { limits } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import type { Street } from '../house.ts';
import { newId } from '../person.ts';

/** What may be sent. */
export function sendingRules({ story }: Street): void {
  describe('a text', () => {
    it(
      '[SN6] of 1 to 10,000 code units arrives as it was, whatever is in it',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const texts = [
          '.',
          'x'.repeat(limits.message_length),
          '😀'.repeat(limits.message_length / 2),
          ' spaces stay \n\t and lines too ',
          '<script>alert(1)</script> & "quotes" \\ \' %s ${x}',
          '你好，世界 — שלום עולם',
          'e\u0301 is not é, \u200b is nothing, \ufeff neither, \u2028 is a line',
          '__proto__',
        ];
        for (const text of texts) await visitor.says(conversation_id, text);
        for (const text of texts) await agent.hears(text);
        const { events } = await agent.does('conversation.snapshot', { conversation_id });
        const found = events.flatMap((event) =>
          event.event_type === 'message.created' ? [event.data.message.text] : [],
        );
        expect(found).toEqual(['Hello', ...texts]);
      }),
    );

    it.each([
      ['empty', '', 'invalid'],
      ['blank', ' \n\t ', 'invalid'],
      ['too long', 'x'.repeat(limits.message_length + 1), 'too_large'],
      ['half a surrogate pair', 'half \ud83d', 'invalid'],
      ['NUL', 'a\u0000b', 'invalid'],
    ])('[SN6] that is %s is refused', (_, text, code) =>
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        for (const person of [visitor, agent]) {
          const send = { id: newId(), conversation_id, text };
          expect(codeOf(await person.asks('message.send', send))).toBe(code);
          // JSON over HTTP can carry what a UTF-8 frame can't.
          const { body } = await house.http(person).calls('message.send', send);
          expect(codeOf(body)).toBe(code);
        }
        const { events } = await agent.does('conversation.snapshot', { conversation_id });
        expect(events).toHaveLength(2);
      })(),
    );
  });
}
