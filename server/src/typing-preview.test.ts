import { defaultTalk } from '@porchlight/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it('[TP1] what is being written is in no log and no answer, and is gone with the device', async () => {
  const agent = await server.agent();
  const { inboxes } = await agent.asks('inbox.list', {});
  const [{ id: inbox_id, name }] = inboxes;
  const talk = { ...defaultTalk, typing_preview: true };
  await agent.asks('inbox.update', { command_id: newId(), inbox_id, name, talk });
  const visitor = await server.visitor();
  const conversation_id = newId();
  await visitor.says(conversation_id, 'Hello');
  const words = 'not-yet-sent';
  const typed = { conversation_id, typing: true, preview: words };
  expect(await visitor.emits('typing.set', typed)).toMatchObject({ ok: true });
  const heard = (text: string) =>
    agent.frames.some((frame) => JSON.stringify(frame).includes(text));
  await expect.poll(() => heard(words)).toBe(true);
  expect(
    await visitor.emits('typing.set', { ...typed, preview: `${words} ${'x'.repeat(600)}` }),
  ).toMatchObject({ ok: false });
  visitor.leaves();
  await expect.poll(() => heard('"typing":false')).toBe(true);
  const late = await server.agent();
  const answers = [
    await late.asks('sync', { cursor: null }),
    await late.asks('conversation.snapshot', { conversation_id }),
  ];
  expect(JSON.stringify([server.log, answers, late.frames])).not.toContain(words);
});
