import type { Id } from '@porchlight/protocol';
import { beforeEach, expect, it } from 'vitest';
import type { VisitorClient } from './chat-client.ts';
import './file-work.ts';
import type { ByteStore } from './files.ts';
import './tab-work.ts';
import { createStage, type Person, type Stage } from './test/stage.ts';
import {
  createFakeBrowser,
  createMemoryBytes,
  type FakeBrowser,
  type FakeTab,
} from './testing/index.ts';

type Tab = Person<VisitorClient> & Pick<FakeTab, 'kill'>;

let stage: Stage;
let browser: FakeBrowser;
let bytes: ByteStore;
let talk: Id;
let token: string | undefined;

beforeEach(() => {
  stage = createStage();
  browser = createFakeBrowser(stage.clock);
  bytes = createMemoryBytes();
  talk = stage.newId();
  token = undefined;
});

async function openTab(): Promise<Tab> {
  const tab = browser.openTab();
  const arrival = { tab, bytes };
  const person = await stage.visitor(token === undefined ? arrival : { ...arrival, token });
  token = person.token;
  await pass(1_000);
  return { ...person, kill: tab.kill };
}

/** What is loaded on demand takes turns that no fake clock knows. */
async function pass(ms: number): Promise<void> {
  await stage.clock.advance(ms);
  for (let turn = 0; turn < 8; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await stage.clock.advance(1);
  }
}

/** What a tab does takes turns of its page. */
async function soon<Result>(doing: Promise<Result> | undefined): Promise<Result> {
  await pass(100);
  if (doing === undefined) throw new Error('no files here');
  return doing;
}

async function sendsFile({ client }: Tab, text: string): Promise<void> {
  const desk = await soon(client.files?.());
  const held = new TextEncoder().encode(text);
  const choice = { size: held.length, type: 'text/plain', arrayBuffer: async () => held.buffer };
  const file = await soon(desk.choose(talk, 'reply', { name: `${text}.txt`, bytes: choice }));
  await soon(client.send(talk, text, { files: [file] }));
}

/** The files that the server has, message by message, in order. */
function sent(): readonly (readonly string[])[] {
  const log = stage.server.past.tables.logs.get(talk) ?? [];
  return log.flatMap(({ event }) =>
    event.event_type === 'message.created'
      ? [(event.data.message.attachments ?? []).map(({ name }) => name)]
      : [],
  );
}

it('[FI10][TB2] what a follower sends the leader brings, and both show it', async () => {
  const [leader, follower] = [await openTab(), await openTab()];
  await sendsFile(follower, 'bill');
  await pass(5_000);
  expect(sent()).toEqual([['bill.txt']]);
  expect(leader.sees(talk)).toEqual(follower.sees(talk));
  expect(await bytes.ids()).toEqual([]);
});

it('[FI10] a follower sees how far it is', async () => {
  const [, follower] = [await openTab(), await openTab()];
  stage.server.faults.set({ latency_ms: 1_000 });
  await sendsFile(follower, 'bill');
  await pass(4_000);
  const [message] = follower.client.getState().outbox;
  expect(message?.state).toMatchObject({ kind: 'queued', uploaded: expect.any(Number) });
});

it('[FI10][TB3] where the leader dies in the middle of it, the next brings it, once', async () => {
  const [leader, follower] = [await openTab(), await openTab()];
  stage.server.faults.set({ latency_ms: 500 });
  await sendsFile(leader, 'bill');
  await pass(1_000);
  expect(sent()).toEqual([]);
  leader.kill();
  stage.server.faults.set({ latency_ms: 0 });
  await pass(30_000);
  expect(follower.client.getState().leadership).toBe('leader');
  expect(sent()).toEqual([['bill.txt']]);
  expect(follower.client.getState().outbox).toEqual([]);
});
