import { accessPaths, type Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import { fetchJson } from '../http-caller.ts';
import type { Street } from '../house.ts';
import { newId, type Somebody } from '../person.ts';

/** A PNG of one colour, 3 px wide and 2 px high. */
const png = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAADklEQVR42mNgQAMQAAAODQABc1CmYQAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.charCodeAt(0),
);
const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
const zip = Uint8Array.from({ length: 210 }, (_, at) => [80, 75, 3, 4, 20, 0, 0, 0, 8][at] ?? 0);

/** Files, at the node where their sender is: what the other has of them is the operator's to arrange. */
export function fileRules({ story }: Street): void {
  describe('files', () => {
    it(
      '[FI1][FI2][FI5] is announced, sent, and goes with one message, told by what is in it',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id, body } = await uploads(visitor, conversation_id, png, '../lamp.exe');
        const shown = { name: 'lamp.exe', type: 'image/png', size: png.length };
        expect(body.file).toEqual({ id, ...shown, width: 3, height: 2 });
        const again = await uploads(visitor, conversation_id, png, '../lamp.exe', id);
        expect(again.body).toEqual(body);
        const message = { id: newId(), conversation_id, text: '', attachments: [id] };
        await visitor.does('message.send', message);
        await visitor.does('message.send', message);
        const told = await agent.sees(
          'durable',
          ({ event }) => event?.data.message?.id === message.id,
        );
        expect(told.event.data.message.attachments).toEqual([body.file]);
        const second = { ...message, id: newId() };
        expect(codeOf(await visitor.asks('message.send', second))).toBe('not_found');
      }),
    );

    it(
      '[FI2] of another’s, of elsewhere, and of what is not there, nothing is told apart',
      story(async (house) => {
        const [visitor, stranger] = [await house.visitor(), await house.visitor()];
        const [here, there] = [await house.begins(visitor), await house.begins(stranger)];
        const { id } = await uploads(visitor, here, png);
        const wrong: readonly [Somebody, Id, Id][] = [
          [stranger, there, id],
          [visitor, newId(), id],
          [visitor, here, newId()],
        ];
        for (const [who, conversation_id, file_id] of wrong) {
          const payload = { id: newId(), conversation_id, text: '', attachments: [file_id] };
          const answer = await who.asks('message.send', payload);
          expect(answer.error).toMatchObject({ code: 'not_found', message: 'no such file' });
        }
        const taken = await uploads(stranger, there, png, 'lamp.png', id);
        expect(taken.body.error.code).toBe('id_conflict');
      }),
    );

    it(
      '[FI3] what the inbox does not take is refused, whatever its name',
      story(async (house) => {
        const visitor = await house.visitor();
        const conversation_id = await house.begins(visitor);
        const { rules } = await visitor.does('file.rules', { conversation_id });
        expect(rules.on).toBe(true);
        const refused = await uploads(visitor, conversation_id, zip, 'lamp.png');
        expect([refused.status, refused.body.error.code]).toEqual([415, 'file_refused']);
        const large = { id: newId(), conversation_id, name: 'a', size: rules.max_bytes + 1 };
        expect((await announces(visitor, large)).body.error.code).toBe('too_large');
      }),
    );

    it(
      '[FI6][FI7][FI8] is to be had by who may see the message, as what can’t run, until it is recalled',
      story(async (house) => {
        const [visitor, stranger] = [await house.visitor(), await house.visitor()];
        const conversation_id = await house.begins(visitor);
        const { id } = await uploads(visitor, conversation_id, page, 'page.html');
        const asked = { conversation_id, file_ids: [id] };
        expect((await visitor.does('file.addresses', asked)).addresses).toEqual([]);
        const message_id = newId();
        const message = { id: message_id, conversation_id, text: '', attachments: [id] };
        await visitor.does('message.send', message);
        expect(codeOf(await stranger.asks('file.addresses', asked))).toBe('not_found');
        const [found] = (await visitor.does('file.addresses', asked)).addresses;
        const url = new URL(found?.url ?? '', visitor.url);
        const served = await fetch(url);
        expect(served.status).toBe(200);
        expect(served.headers.get('content-type')).toMatch(/^text\/plain/);
        expect(served.headers.get('content-disposition')).toMatch(/^attachment/);
        expect(served.headers.get('x-content-type-options')).toBe('nosniff');
        expect(served.headers.get('content-security-policy')).toContain('sandbox');
        await visitor.does('message.recall', { id: newId(), conversation_id, message_id });
        expect((await fetch(url)).status).toBe(404);
        const { events } = await visitor.does('conversation.snapshot', { conversation_id });
        expect(JSON.stringify(events)).not.toContain('page.html');
      }),
    );

    it(
      '[FI1][PV3] are not taken for what was erased',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const erasure = { command_id: newId(), contact_id: visitor.id };
        await agent.does('contact.erase', erasure);
        await agent.witnesses(conversation_id, 'conversation.erased');
        const { status, body } = await uploads(agent, conversation_id, png);
        expect([status, codeOf(body)]).toEqual([403, 'forbidden']);
      }),
    );

    it(
      '[FI12] in short a message is its first file',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { id } = await uploads(visitor, conversation_id, png);
        const message = { id: newId(), conversation_id, text: '', attachments: [id] };
        await visitor.does('message.send', message);
        const { conversation } = await agent.does('conversation.snapshot', { conversation_id });
        const attached = { name: 'lamp.png', type: 'image/png', count: 1 };
        expect(conversation.last_message).toMatchObject({ text: '', attached });
      }),
    );
  });
}

function announces({ url, token }: Somebody, wish: object) {
  return fetchJson(url + accessPaths.files, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
}

async function uploads(
  person: Somebody,
  conversation_id: Id,
  bytes: Uint8Array<ArrayBuffer>,
  name = 'lamp.png',
  id: Id = newId(),
) {
  const wish = { id, conversation_id, name, size: bytes.length };
  const begun = await announces(person, wish);
  if (!begun.body.ok || begun.body.file !== null) return { id, ...begun };
  const put = await fetchJson(`${person.url}${accessPaths.files}/${id}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${person.token}`,
      'content-type': 'application/octet-stream',
    },
    body: bytes,
  });
  return { id, ...put };
}
