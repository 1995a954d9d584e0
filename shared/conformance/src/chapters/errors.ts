import { limits, type CommandName } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf, errorOf } from '../code-of.ts';
import type { Street } from '../house.ts';
import { newId, type Somebody } from '../person.ts';

/** What is answered to what can't be done. Codes, retries and forms are judged for every answer of every test. */
export function errorRules({ story, target }: Street): void {
  describe('commands and errors', () => {
    it(
      '[ER1] every answer is yes, or no with a code of the closed list',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const send = { id: newId(), conversation_id, text: 'again' };
        await visitor.does('message.send', send);
        const up_to_seq = 99;
        const expected = [
          [await visitor.asks('sync', { cursor: null }), 'ok'],
          [await visitor.asks('message.send', { ...send, text: 'other' }), 'id_conflict'],
          [
            await visitor.asks('receipt.claim', { conversation_id, kind: 'read', up_to_seq }),
            'above_head',
          ],
          [await visitor.asks('conversation.snapshot', { conversation_id: newId() }), 'not_found'],
          [await visitor.asks('agent.list', {}), 'unknown_command'],
          [await agent.asks('message.send', { ...send, text: '' }), 'invalid'],
          [await visitor.emits('sync', 'no object'), 'malformed'],
        ] as const;
        for (const [answer, code] of expected) expect(codeOf(answer)).toBe(code);
      }),
    );

    it(
      '[ER2] refuses at the door what is not as the closed schema says, and stores nothing',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const send = { id: newId(), conversation_id, text: 'never' };
        const refusals: [Somebody, string, object, string][] = [
          [visitor, 'message.sent', send, 'unknown_command'],
          [visitor, 'conversation.assign', {}, 'unknown_command'],
          [visitor, 'toString', {}, 'unknown_command'],
          [
            visitor,
            'message.send',
            { ...send, text: 'x'.repeat(limits.message_length + 1) },
            'too_large',
          ],
          [visitor, 'message.send', { ...send, more: 1 }, 'invalid'],
          [visitor, 'message.send', { ...send, internal: true }, 'invalid'],
          [visitor, 'message.send', { ...send, id: 'ABC' }, 'invalid'],
          [visitor, 'message.send', { ...send, id: send.id.toUpperCase() }, 'invalid'],
          [visitor, 'message.send', { ...send, text: 7 }, 'invalid'],
          [visitor, 'message.send', { id: send.id, text: 'never' }, 'invalid'],
          [visitor, 'receipt.claim', { conversation_id, kind: 'seen', up_to_seq: 1 }, 'invalid'],
          [visitor, 'receipt.claim', { conversation_id, kind: 'read', up_to_seq: 0 }, 'invalid'],
          [visitor, 'receipt.claim', { conversation_id, kind: 'read', up_to_seq: 1.5 }, 'invalid'],
          [agent, 'message.send', { ...send, internal: false }, 'invalid'],
          [agent, 'conversation.list', { view: 'secret' }, 'invalid'],
          [agent, 'sync', { cursor: 'x'.repeat(300) }, 'invalid'],
        ];
        for (const [person, name, payload, code] of refusals) {
          const answer = await person.emits(name, payload);
          expect([name, payload, codeOf(answer)]).toEqual([name, payload, code]);
        }
        const { events } = await agent.does('conversation.snapshot', { conversation_id });
        expect(events).toHaveLength(2);
        expect(await visitor.does('message.send', send)).toMatchObject({ seq: 3 });
      }),
    );

    it.each([
      ['nothing', []],
      ['a word', ['sync']],
      ['null', [null]],
      ['a number', [7]],
      ['a list', [[]]],
      ['two objects', [{}, {}]],
    ])('[ER3] %s instead of a payload is malformed, and the connection goes on', (_, words) =>
      story(async (house) => {
        const visitor = await house.visitor();
        expect(codeOf(await visitor.emits('sync', ...words))).toBe('malformed');
        visitor.socket.emit('sync', ...words);
        visitor.socket.emit('nonsense');
        expect(await visitor.asks('sync', { cursor: null })).toMatchObject({ ok: true });
      })(),
    );

    it(
      '[ER3] a frame over the size limit ends the connection',
      story(async (house) => {
        const visitor = await house.visitor();
        const conversation_id = newId();
        const text = 'x'.repeat(limits.frame_bytes + 1);
        visitor.socket.emit('message.send', { id: newId(), conversation_id, text }, () => {});
        await visitor.ended;
        const again = await house.visitor(visitor.token);
        const answer = await again.asks('conversation.snapshot', { conversation_id });
        expect(codeOf(answer)).toBe('not_found');
      }),
    );

    it(
      "[ER4] somebody else's answers like nobody's, to visitors",
      story(async (house) => {
        const [visitor, stranger] = [await house.visitor(), await house.visitor()];
        const theirs = await house.begins(visitor);
        const nobodys = namingConversation(newId());
        for (const [at, [name, payload]] of namingConversation(theirs).entries()) {
          const answer = await stranger.emits(name, payload);
          expect([name, codeOf(answer)]).toEqual([name, 'not_found']);
          const { body } = await house.http(stranger).calls(name, payload);
          expect([name, errorOf(body)]).toEqual([name, errorOf(answer)]);
          // To nobody's the first send would begin a conversation.
          if (name === 'message.send') continue;
          const nothing = await stranger.emits(name, nobodys[at]?.[1]);
          expect([name, errorOf(nothing)]).toEqual([name, errorOf(answer)]);
        }
        const { events } = await visitor.does('conversation.snapshot', { conversation_id: theirs });
        expect(events).toHaveLength(2);
      }),
    );

    it(
      '[ER4] what does not exist is not_found, to agents',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const command_id = newId();
        const attempts: [CommandName, object][] = [
          ...namingConversation(newId()),
          ['conversation.assign', { command_id, conversation_id: newId(), assignee_id: null }],
          ['conversation.assign', { command_id, conversation_id, assignee_id: newId() }],
          ['conversation.assign', { command_id, conversation_id, assignee_id: visitor.id }],
          ['conversation.set_status', { command_id, conversation_id: newId(), status: 'open' }],
          ['contact.update', { command_id, contact_id: newId(), name: 'No', email: null }],
          ['contact.update', { command_id, contact_id: agent.id, name: 'No', email: null }],
          ['inbox.update', { command_id, inbox_id: newId(), name: 'No', allowed_origins: [] }],
        ];
        for (const [name, payload] of attempts) {
          const answer = await agent.emits(name, payload);
          expect([name, payload, codeOf(answer)]).toEqual([name, payload, 'not_found']);
          const { body } = await house.http(agent).calls(name, payload);
          expect([name, errorOf(body)]).toEqual([name, errorOf(answer)]);
        }
      }),
    );

    it.skipIf(target.second_agent === undefined)(
      '[ER4] an agent who is no admin may not change inboxes',
      story(async (house) => {
        const colleague = await house.colleague();
        const { inboxes } = await colleague.does('inbox.list', {});
        const payload = { command_id: newId(), name: 'Mine now', allowed_origins: [] };
        const inbox_id = inboxes[0]?.id ?? '';
        const answer = await colleague.asks('inbox.update', { ...payload, inbox_id });
        expect(codeOf(answer)).toBe('forbidden');
        expect(await colleague.does('inbox.list', {})).toEqual({ ok: true, inboxes });
      }),
    );
  });
}

/** Commands that name a conversation, one of each kind. */
function namingConversation(conversation_id: string): [CommandName, object][] {
  return [
    ['message.send', { id: newId(), conversation_id, text: 'hello' }],
    ['receipt.claim', { conversation_id, kind: 'read', up_to_seq: 1 }],
    ['receipt.claim_many', { claims: [{ conversation_id, kind: 'read', up_to_seq: 1 }] }],
    ['typing.set', { conversation_id, typing: true }],
    ['conversation.snapshot', { conversation_id }],
    ['conversation.history', { conversation_id, before_seq: 9 }],
  ];
}
