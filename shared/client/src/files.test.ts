import type { Id } from '@porchlight/protocol';
import { describe, expect, it, vi } from 'vitest';
import type { FileDesk, OutgoingFile, VisitorClient } from './index.ts';
import { timelineOf } from './index.ts';
import { createStage, type Person, type Stage } from './test/stage.ts';
import { sweepBytes } from './sweep-bytes.ts';
import { createMemoryBytes, createMemoryStore } from './testing/index.ts';

/** A file as a page has it; the mock takes text for what it is. */
function bytesOf(text: string, type = 'text/plain') {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, type, arrayBuffer: async () => bytes.buffer };
}

async function deskOf({ client }: Person<VisitorClient>): Promise<FileDesk> {
  if (client.files === undefined) throw new Error('no files');
  return client.files();
}

async function chooses(
  person: Person<VisitorClient>,
  conversation_id: Id,
  name: string,
  text = name,
): Promise<OutgoingFile> {
  const desk = await deskOf(person);
  return desk.choose(conversation_id, 'reply', { name, bytes: bytesOf(text) });
}

async function sends(
  stage: Stage,
  person: Person<VisitorClient>,
  conversation_id: Id,
  files: readonly OutgoingFile[],
  text = '',
): Promise<Id> {
  const id = await person.client.send(conversation_id, text, { files });
  await vi.dynamicImportSettled();
  await stage.clock.advance(10);
  return id;
}

const stateOf = ({ client }: Person<VisitorClient>, id: Id) =>
  client.getState().outbox.find((message) => message.id === id)?.state;

const attachmentsIn = ({ client }: Person<VisitorClient>, id: Id) =>
  timelineOf(client.getState(), id).flatMap((line) =>
    line.kind === 'message' ? (line.message.attachments ?? []).map(({ name }) => name) : [],
  );

describe('sending files', () => {
  it('[FI10] brings the files first, then the message that names them', async () => {
    const stage = createStage();
    const noor = await stage.visitor();
    const talk = stage.newId();
    const file = await chooses(noor, talk, 'bill.txt');
    await sends(stage, noor, talk, [file]);
    expect(attachmentsIn(noor, talk)).toEqual(['bill.txt']);
    expect(stage.server.files.sent(file.id)?.file.type).toBe('text/plain');
    const desk = await deskOf(noor);
    expect(await desk.chosen(talk, 'reply')).toEqual([]);
  });

  it('[FI10] keeps the order: what is said later waits for the files', async () => {
    const stage = createStage();
    const noor = await stage.visitor();
    const talk = stage.newId();
    await noor.says(talk, 'Hello');
    stage.server.faults.set({ latency_ms: 1_000 });
    const file = await chooses(noor, talk, 'bill.txt');
    await sends(stage, noor, talk, [file], 'Look');
    await noor.says(talk, 'And?');
    await stage.clock.advance(60_000);
    const texts = timelineOf(noor.client.getState(), talk).flatMap((line) =>
      line.kind === 'message' ? [line.message.text] : [],
    );
    expect(texts).toEqual(['Hello', 'Look', 'And?']);
  });

  it('[FI10] tells how far it is', async () => {
    const stage = createStage();
    const noor = await stage.visitor();
    const talk = stage.newId();
    stage.server.faults.set({ latency_ms: 1_000 });
    const file = await chooses(noor, talk, 'bill.txt');
    const id = await sends(stage, noor, talk, [file]);
    await stage.clock.advance(3_500);
    expect(stateOf(noor, id)).toEqual({ kind: 'queued', uploaded: 0.4 });
  });

  it('[FI10] a message can be taken out while its files are on their way, and nothing is sent', async () => {
    const stage = createStage();
    const noor = await stage.visitor();
    const talk = stage.newId();
    stage.server.faults.set({ latency_ms: 1_000 });
    const file = await chooses(noor, talk, 'bill.txt');
    const id = await sends(stage, noor, talk, [file], 'Look');
    await stage.clock.advance(2_500);
    expect(await noor.client.cancel(id)).toBe('Look');
    await stage.clock.advance(60_000);
    expect(noor.client.getState().outbox).toEqual([]);
    expect(attachmentsIn(noor, talk)).toEqual([]);
    expect(stage.server.past.tables.files.get(file.id)?.attachment ?? null).toBeNull();
  });

  it('[FI10] nothing more is brought for a message that was taken out between two files', async () => {
    const stage = createStage();
    const memory = createMemoryBytes();
    const { promise: wait, resolve: goOn } = Promise.withResolvers<void>();
    const reads: Id[] = [];
    const get = async (id: Id) => {
      reads.push(id);
      if (id === second?.id) await wait;
      return memory.get(id);
    };
    const noor = await stage.visitor({ bytes: { ...memory, get } });
    const talk = stage.newId();
    const first = await chooses(noor, talk, 'bill.txt');
    const second = await chooses(noor, talk, 'lamp.txt');
    const id = await sends(stage, noor, talk, [first, second], 'Look');
    await vi.waitFor(() => expect(reads).toContain(second.id));
    expect(await noor.client.cancel(id)).toBe('Look');
    goOn();
    await stage.clock.advance(60_000);
    const { files } = stage.server.past.tables;
    expect([files.has(first.id), files.has(second.id)]).toEqual([true, false]);
  });

  it('[FI10] what was chosen and what was sent survive the page, with their bytes', async () => {
    const stage = createStage();
    const [storage, bytes] = [createMemoryStore(), createMemoryBytes()];
    const first = await stage.visitor({ storage, bytes });
    const talk = stage.newId();
    stage.server.faults.set({ offline: true });
    stage.server.restart();
    const sent = await chooses(first, talk, 'bill.txt');
    const chosen = await chooses(first, talk, 'later.txt');
    await sends(stage, first, talk, [sent], 'Look');
    first.client.close();

    stage.server.faults.set({ offline: false });
    const again = await stage.visitor({ storage, bytes, token: first.token });
    await vi.dynamicImportSettled();
    await stage.clock.advance(60_000);
    expect(attachmentsIn(again, talk)).toEqual(['bill.txt']);
    const desk = await deskOf(again);
    expect(await desk.chosen(talk, 'reply')).toMatchObject([{ name: 'later.txt' }]);
    expect((await desk.bytes(chosen.id))?.size).toBe('later.txt'.length);
  });

  it('[FI10] what the server refuses fails the message, with its text and files', async () => {
    const stage = createStage();
    const noor = await stage.visitor();
    const talk = stage.newId();
    const file = await chooses(noor, talk, 'all.zip', 'PK\u0003\u0004 and more');
    const id = await sends(stage, noor, talk, [file], 'Look');
    expect(stateOf(noor, id)).toMatchObject({ kind: 'failed', error: { code: 'file_refused' } });
    const [failed] = noor.client.getState().outbox;
    expect(failed).toMatchObject({ text: 'Look', files: [{ name: 'all.zip' }] });
    expect(await noor.client.discard(id)).toBe('Look');
  });

  it('[FI10] where the browser has lost the bytes, the message fails with its text', async () => {
    const stage = createStage();
    const bytes = createMemoryBytes();
    const noor = await stage.visitor({ bytes });
    const talk = stage.newId();
    const file = await chooses(noor, talk, 'bill.txt');
    await bytes.forget(file.id);
    const id = await sends(stage, noor, talk, [file], 'Look');
    // The server is not asked: it would say that it knows no such file.
    const error = { code: 'not_found', message: expect.stringContaining('not here any more') };
    expect(stateOf(noor, id)).toMatchObject({ kind: 'failed', error });
  });
});

it('[FI7] asks for the addresses of all that are wanted at once, and remembers them', async () => {
  const stage = createStage();
  const noor = await stage.visitor();
  const talk = stage.newId();
  const files = [await chooses(noor, talk, 'a.txt'), await chooses(noor, talk, 'b.txt')];
  await sends(stage, noor, talk, files);
  const desk = await deskOf(noor);
  const asking = Promise.all(files.map(({ id }) => desk.address(talk, id)));
  await stage.clock.advance(1);
  expect(await asking).toEqual([
    'data:text/plain;base64,YS50eHQ=',
    'data:text/plain;base64,Yi50eHQ=',
  ]);
  expect(await desk.address(talk, files[0]?.id ?? '')).toContain('data:');
});

it('[FI10] forgets the bytes that no message names any more, where every tab’s are known', async () => {
  const bytes = createMemoryBytes();
  const [named, unnamed] = ['0198c0de-1', '0198c0de-2'];
  for (const id of [named, unnamed]) await bytes.keep(id, bytesOf(id));
  const alone = createMemoryStore();
  await alone.set('somebody/outbox/1', JSON.stringify({ files: [{ id: named }] }));
  await sweepBytes(alone, bytes);
  expect(await bytes.ids()).toEqual([named, unnamed]);
  await sweepBytes({ ...alone, shared: true }, bytes);
  expect(await bytes.ids()).toEqual([named]);
});

it('[SN7][FI10] what is discarded takes along what its files held, and nobody else’s', async () => {
  const stage = createStage();
  const [bytes, storage] = [createMemoryBytes(), { ...createMemoryStore(), shared: true }];
  const [noor, mia] = [
    await stage.visitor({ bytes, storage }),
    await stage.visitor({ bytes, storage }),
  ];
  const talk = stage.newId();
  stage.server.faults.set({ offline: true });
  await sends(stage, noor, talk, [await chooses(noor, talk, 'sent.txt')]);
  await chooses(noor, talk, 'chosen.txt');
  const other = await chooses(mia, talk, 'other.txt');
  await noor.client.signOut({ discard: true });
  expect(await bytes.ids()).toEqual([other.id]);
});

it('[SN7][FI10] what somebody is at while all is discarded is not kept after it', async () => {
  const stage = createStage();
  const [bytes, storage] = [createMemoryBytes(), { ...createMemoryStore(), shared: true }];
  const noor = await stage.visitor({ bytes, storage });
  const talk = stage.newId();
  stage.server.faults.set({ offline: true });
  const desk = await deskOf(noor);
  const leaving = noor.client.signOut({ discard: true });
  const late = ['late.txt', 'later.txt'].map((name) =>
    desk.choose(talk, 'reply', { name, bytes: bytesOf(name) }),
  );
  noor.client.setDraft(talk, 'reply', 'one letter more');
  const sending = noor.client.send(talk, 'and sent');
  await Promise.all([leaving, sending, ...late]);
  await stage.clock.advance(1_000);
  expect(await storage.entries('')).toEqual([]);
  expect(await bytes.ids()).toEqual([]);
});
