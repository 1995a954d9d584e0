import { createIdSource, type CommandName, type LogEvent } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import type { Street } from '../house.ts';
import { newId, type Somebody } from '../person.ts';

/** What the id of a command is good for. */
export function identityRules({ story }: Street): void {
  describe('the identity of a command', () => {
    it(
      '[ID1] a message that is sent again is answered again, and is there once',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const send = { id: newId(), conversation_id, text: 'once' };
        const answer = await visitor.does('message.send', send);
        await visitor.says(conversation_id, 'after');
        expect(await visitor.does('message.send', send)).toEqual(answer);
        const again = await house.visitor(visitor.token);
        expect(await again.does('message.send', send)).toEqual(answer);
        expect((await house.http(visitor).calls('message.send', send)).body).toEqual(answer);
        expect(await textsOf(agent, conversation_id)).toEqual(['Hello', 'once', 'after']);
      }),
    );

    it(
      '[ID1] ten attempts at once are one message, and all get the same answer',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const send = { id: newId(), conversation_id: newId(), text: 'once' };
        const http = house.http(visitor);
        const answers = await Promise.all(
          Array.from({ length: 10 }, async (_, at) =>
            at % 2 === 0
              ? visitor.asks('message.send', send)
              : (await http.calls('message.send', send)).body,
          ),
        );
        for (const answer of answers) expect(answer).toMatchObject({ ok: true, seq: 2 });
        expect(new Set(answers.map((answer) => JSON.stringify(sorted(answer)))).size).toBe(1);
        expect(await textsOf(agent, send.conversation_id)).toEqual(['once']);
      }),
    );

    it(
      '[ID1] a change that is asked for again changes nothing, however things stand by now',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const place = () => ({ command_id: newId(), conversation_id });
        const contact = { contact_id: visitor.id, name: 'Noor', email: null };
        const pairs: [CommandName, object, object][] = [
          [
            'conversation.assign',
            { ...place(), assignee_id: agent.id },
            { ...place(), assignee_id: null },
          ],
          [
            'conversation.set_status',
            { ...place(), status: 'resolved' },
            { ...place(), status: 'open' },
          ],
          [
            'contact.update',
            { ...contact, command_id: newId() },
            { ...contact, command_id: newId(), name: 'Noa' },
          ],
        ];
        for (const [name, first, second] of pairs) {
          const answer = await agent.does(name, first);
          await agent.does(name, second);
          const before = await agent.does('conversation.snapshot', { conversation_id });
          expect([name, await agent.does(name, first)]).toEqual([name, answer]);
          expect([name, (await house.http(agent).calls(name, first)).body]).toEqual([name, answer]);
          const after = await agent.does('conversation.snapshot', { conversation_id });
          expect([name, after]).toEqual([name, before]);
        }
      }),
    );

    it(
      '[ID2] an id that was used for something else is id_conflict, and changes nothing',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const stranger = await house.visitor();
        const conversation_id = await house.begins(visitor);
        const send = { id: newId(), conversation_id, text: 'mine' };
        await visitor.does('message.send', send);
        const assign = { command_id: newId(), conversation_id, assignee_id: agent.id };
        await agent.does('conversation.assign', assign);
        const attempts: [Somebody, CommandName, object][] = [
          [visitor, 'message.send', { ...send, text: 'another' }],
          [visitor, 'message.send', { ...send, conversation_id: newId() }],
          [agent, 'message.send', send],
          [stranger, 'message.send', { ...send, conversation_id: newId() }],
          [agent, 'message.send', { ...send, internal: true }],
          [agent, 'conversation.assign', { ...assign, assignee_id: null }],
          [
            agent,
            'conversation.set_status',
            { command_id: assign.command_id, conversation_id, status: 'open' },
          ],
        ];
        const before = await agent.does('conversation.snapshot', { conversation_id });
        for (const [person, name, payload] of attempts) {
          const answer = await person.asks(name, payload);
          expect([name, payload, codeOf(answer)]).toEqual([name, payload, 'id_conflict']);
          const { body } = await house.http(person).calls(name, payload);
          expect(codeOf(body)).toBe('id_conflict');
        }
        expect(await agent.does('conversation.snapshot', { conversation_id })).toEqual(before);
      }),
    );

    it(
      '[ID3] a rejection leaves no trace: the same id is judged anew',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = newId();
        const send = { id: newId(), conversation_id, text: 'too early' };
        expect(codeOf(await agent.asks('message.send', send))).toBe('not_found');
        const place = { command_id: newId(), conversation_id };
        const resolve = { ...place, status: 'resolved' } as const;
        expect(codeOf(await agent.asks('conversation.set_status', resolve))).toBe('not_found');
        await visitor.says(conversation_id, 'now it is there');
        expect(await agent.asks('message.send', send)).toMatchObject({ ok: true, seq: 3 });
        expect(await agent.asks('conversation.set_status', resolve)).toMatchObject({ seq: 4 });
        const stranger = await house.visitor();
        const other = { ...send, id: newId() };
        expect(codeOf(await stranger.asks('message.send', other))).toBe('not_found');
        expect(await visitor.asks('message.send', other)).toMatchObject({ ok: true, seq: 6 });
      }),
    );

    it(
      '[ID4] the first send begins the conversation, in one transaction with its message',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = newId();
        expect(await visitor.says(conversation_id, 'first')).toMatchObject({ seq: 2 });
        const created = await agent.witnesses(conversation_id, 'conversation.created');
        expect(created).toMatchObject({ seq: 1, prev: 0, data: { contact: { id: visitor.id } } });
        const { event } = await agent.sees(
          'durable',
          (one) => one.event?.seq === 2 && one.event.conversation_id === conversation_id,
        );
        expect(event.timestamp).toBe(created.timestamp);
      }),
    );

    it(
      '[ID4] of many first sends at once one begins it, and the others follow',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = newId();
        const http = house.http(visitor);
        const texts = Array.from({ length: 10 }, (_, at) => `line ${at}`);
        const answers = await Promise.all(
          texts.map(async (text, at) => {
            const send = { id: newId(), conversation_id, text };
            return at % 2 === 0
              ? visitor.asks('message.send', send)
              : (await http.calls('message.send', send)).body;
          }),
        );
        expect(answers.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
          texts.map((_, at) => at + 2),
        );
        const { events } = await agent.does('conversation.snapshot', { conversation_id });
        expect(events.filter((one) => one.event_type === 'conversation.created')).toHaveLength(1);
        expect((await textsOf(agent, conversation_id)).toSorted()).toEqual(texts.toSorted());
      }),
    );

    it(
      "[ID4] agents can't begin one, and nobody can speak in somebody else's",
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const stranger = await house.visitor();
        const nowhere = { id: newId(), conversation_id: newId(), text: 'hello' };
        expect(codeOf(await agent.asks('message.send', nowhere))).toBe('not_found');
        const conversation_id = await house.begins(visitor);
        const intrusion = { id: newId(), conversation_id, text: 'hello' };
        expect(codeOf(await stranger.asks('message.send', intrusion))).toBe('not_found');
        expect(await textsOf(agent, conversation_id)).toEqual(['Hello']);
      }),
    );

    it(
      '[ID5] lines stand in the order of seq, whatever their clocks say',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = newId();
        const years = [2100, 1971, 2026, 2099, 1999];
        for (const year of years) {
          const idOfThen = createIdSource(() => Date.UTC(year, 0), Math.random);
          const text = `in ${year}`;
          await visitor.does('message.send', { id: idOfThen(), conversation_id, text });
        }
        const texts = years.map((year) => `in ${year}`);
        expect(await textsOf(agent, conversation_id)).toEqual(texts);
        expect(await textsOf(visitor, conversation_id)).toEqual(texts);
        await agent.hears('in 1999');
        const live = agent.eventsOf(conversation_id).map(({ seq }) => seq);
        expect(live).toEqual([1, 2, 3, 4, 5, 6]);
      }),
    );
  });
}

/** The texts of a conversation's messages, as somebody who opens it finds them. */
async function textsOf(person: Somebody, conversation_id: string): Promise<string[]> {
  const { events } = await person.does('conversation.snapshot', { conversation_id });
  return (events as LogEvent[]).flatMap((event) =>
    event.event_type === 'message.created' ? [event.data.message.text] : [],
  );
}

function sorted(answer: object): object {
  return Object.entries(answer).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
