import { defaultTalk, type Id } from '@porchlight/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import type { VisitorClient } from './chat-client.ts';
import './change-desk.ts';
import './tab-work.ts';
import { createRoughNetwork, type RoughNetwork } from './test/rough-network.ts';
import { createStage, type Person, type Stage } from './test/stage.ts';
import { createFakeBrowser, type FakeBrowser, type FakeTab } from './testing/index.ts';

type Tab = Person<VisitorClient> & FakeTab;

let stage: Stage;
let network: RoughNetwork;
let browser: FakeBrowser;
let talk: Id;
let token: string | undefined;

beforeEach(() => {
  stage = createStage();
  network = createRoughNetwork(stage.clock);
  browser = createFakeBrowser(stage.clock);
  talk = stage.newId();
  token = undefined;
});

/** Mia opens the widget in one more tab. */
async function openTab(): Promise<Tab> {
  const tab = browser.openTab();
  const arrival = { tab, through: network.through };
  const person = await stage.visitor(token === undefined ? arrival : { ...arrival, token });
  token = person.token;
  await loaded();
  return { ...tab, ...person, clock: tab.clock, storage: tab.storage };
}

async function openTabs(count: 1): Promise<[Tab]>;
async function openTabs(count: 2): Promise<[Tab, Tab]>;
async function openTabs(count: 3): Promise<[Tab, Tab, Tab]>;
async function openTabs(count: number): Promise<Tab[]> {
  const tabs: Tab[] = [];
  while (tabs.length < count) tabs.push(await openTab());
  return tabs;
}

/** Parts of the page that are loaded on demand take turns that no fake clock knows. */
async function loaded(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await stage.clock.advance(0);
  }
}

async function pass(ms: number): Promise<void> {
  await stage.clock.advance(ms);
  await loaded();
}

/** What a tab does takes turns of its page. */
async function soon<Result>(doing: Promise<Result>): Promise<Result> {
  await pass(100);
  return doing;
}

/** The texts that the server has, in order. */
function sent(): readonly string[] {
  const log = stage.server.past.tables.logs.get(talk) ?? [];
  return log.flatMap(({ event }) =>
    event.event_type === 'message.created' ? [event.data.message.text] : [],
  );
}

const role = ({ client }: Tab): string => client.getState().leadership;
const talksTo = ({ client }: Tab): string => client.getState().connection.kind;
const connections = (): number => network.open();

describe('one tab leads', () => {
  it('[TB1] alone it leads and has the connection', async () => {
    const tab = await openTab();
    expect([role(tab), talksTo(tab), connections()]).toEqual(['leader', 'live', 1]);
  });

  it('[TB1] the others follow, and no one else has a connection', async () => {
    const [first, second, third] = await openTabs(3);
    await pass(2_000);
    expect([first, second, third].map(role)).toEqual(['leader', 'follower', 'follower']);
    expect([first, second, third].map(talksTo)).toEqual(['live', 'live', 'live']);
    expect(connections()).toBe(1);
  });

  it('[TB2] what one tab writes all show, and the server gets it once', async () => {
    const [first, second, third] = await openTabs(3);
    await second.says(talk, 'from the second');
    await first.says(talk, 'from the first');
    await third.says(talk, 'from the third');
    await pass(1_000);
    const lines = first.sees(talk);
    expect(lines.slice(1)).toEqual([
      'from the second sent',
      'from the first sent',
      'from the third sent',
    ]);
    expect(second.sees(talk)).toEqual(lines);
    expect(third.sees(talk)).toEqual(lines);
    expect(sent()).toEqual(['from the second', 'from the first', 'from the third']);
  });

  it('[TB2] what the inbox offers is known in a tab that comes later, too', async () => {
    const { inboxes } = stage.server.past.tables;
    for (const inbox of inboxes.values())
      if (inbox.kind === 'website')
        inboxes.set(inbox.id, { ...inbox, talk: { ...defaultTalk, typing_preview: true } });
    const [first, second] = await openTabs(2);
    await pass(2_000);
    expect(role(second)).toBe('follower');
    expect(first.client.getState().talk).toEqual({ typing_preview: true });
    expect(second.client.getState().talk).toEqual({ typing_preview: true });
  });

  it('[TB2] shows in every tab what waits, and how it stands', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'hello');
    stage.server.faults.set({ offline: true });
    await second.says(talk, 'later');
    await pass(100);
    expect(first.sees(talk).at(-1)).toBe('later pending');
    expect(second.sees(talk).at(-1)).toBe('later pending');
    expect([first, second].map(talksTo)).toEqual(['waiting', 'waiting']);
    const third = await openTab();
    expect(third.client.getState().outbox.map(({ text }) => text)).toEqual(['later']);
    stage.server.faults.set({ offline: false });
    await pass(60_000);
    for (const tab of [first, second, third]) expect(tab.sees(talk).at(-1)).toBe('later sent');
  });

  it('[TB2] a follower is as live as its leader: typing, ticks, reading', async () => {
    const [first, second] = await openTabs(2);
    first.eyes.look(false);
    await second.says(talk, 'anybody there?');
    const ada = await stage.agent();
    await ada.client.open(talk);
    await pass(1_000);
    second.client.setDraft(talk, 'reply', 'so');
    await pass(100);
    expect(ada.client.getState().typing[talk]).toHaveLength(1);
    expect(second.sees(talk).at(-1)).toBe('anybody there? delivered');
    await ada.says(talk, 'yes');
    await pass(1_000);
    expect(ada.sees(talk).at(-1)).toBe('yes delivered');
    await second.reads(talk);
    await pass(1_000);
    expect(ada.sees(talk).at(-1)).toBe('yes read');
    ada.client.setDraft(talk, 'reply', 'and');
    await pass(100);
    for (const tab of [first, second]) expect(tab.client.getState().typing[talk]).toHaveLength(1);
  });

  it('[TB2] a person may take a message out in any tab, before it was tried', async () => {
    const [first, second] = await openTabs(2);
    stage.server.faults.set({ offline: true });
    const id = await first.says(talk, 'never mind');
    await pass(100);
    expect(await soon(second.client.cancel(id))).toBe('never mind');
    await pass(100);
    for (const tab of [first, second]) expect(tab.client.getState().outbox).toEqual([]);
    expect(await browser.storage.entries('')).toEqual([]);
  });

  it('tries again in any tab what the server would not have', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'hello');
    stage.server.faults.set({ refuse: [{ code: 'forbidden', command: 'message.send', times: 1 }] });
    const id = await second.says(talk, 'again');
    await pass(100);
    for (const tab of [first, second]) expect(tab.sees(talk).at(-1)).toBe('again failed');
    await soon(second.client.retry(id));
    await pass(1_000);
    for (const tab of [first, second]) expect(tab.sees(talk).at(-1)).toBe('again sent');
    expect(await browser.storage.entries('')).toEqual([]);
  });

  it('connects through the leader when somebody in another tab asks for it', async () => {
    const [, second] = await openTabs(2);
    stage.server.faults.set({ offline: true });
    network.cut();
    await pass(20_000);
    stage.server.faults.set({ offline: false });
    expect(talksTo(second)).toBe('waiting');
    second.client.connectNow();
    await pass(100);
    expect(talksTo(second)).toBe('live');
  });
});

describe('the lead changes', () => {
  it('[TB3] at once when the leader is gone, and nothing is lost or sent twice', async () => {
    const [first, second, third] = await openTabs(3);
    await first.says(talk, 'one');
    network.calls.push('is not answered');
    await first.says(talk, 'two');
    await third.says(talk, 'three');
    await pass(10);
    first.kill();
    await pass(1_000);
    expect([second, third].map(role)).toEqual(['leader', 'follower']);
    for (const tab of [second, third]) {
      expect(tab.sees(talk).slice(1)).toEqual(['one sent', 'two sent', 'three sent']);
      expect(tab.client.getState().outbox).toEqual([]);
    }
    expect(connections()).toBe(1);
    expect(sent()).toEqual(['one', 'two', 'three']);
  });

  it('[TB3] keeps what a tab has written that died right after it', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'one');
    stage.server.faults.set({ offline: true });
    const writing = second.client.send(talk, 'last words');
    await soon(writing);
    second.kill();
    first.kill();
    stage.server.faults.set({ offline: false });
    const heir = await openTab();
    await pass(5_000);
    expect(heir.sees(talk).at(-1)).toBe('last words sent');
  });

  it('[TB4] a follower that is seen takes over from a frozen leader after three seconds', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'one');
    first.freeze();
    await second.says(talk, 'two');
    await pass(1_900);
    expect(role(second)).toBe('follower');
    await pass(2_200);
    expect(role(second)).toBe('leader');
    expect(second.sees(talk).slice(1)).toEqual(['one sent', 'two sent']);
    first.thaw();
    await pass(1_000);
    expect([first, second].map(role)).toEqual(['follower', 'leader']);
    expect(first.sees(talk)).toEqual(second.sees(talk));
    expect(connections()).toBe(1);
    expect(sent()).toEqual(['one', 'two']);
  });

  it('[TB4] a follower that nobody sees waits', async () => {
    const [first, second] = await openTabs(2);
    second.page.show(false);
    first.freeze();
    await pass(60_000);
    expect(role(second)).toBe('follower');
    second.page.show(true);
    await pass(4_100);
    expect(role(second)).toBe('leader');
  });

  it('[TB4] a thawed leader sends nothing before it has heard that it leads no more', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'zero');
    stage.server.faults.set({
      refuse: [{ code: 'storage_unavailable', command: 'message.send', times: 1 }],
    });
    await first.says(talk, 'one');
    await pass(10);
    first.freeze();
    await second.says(talk, 'two');
    await pass(5_000);
    expect(second.sees(talk).slice(-2)).toEqual(['one sent', 'two sent']);
    first.thaw();
    await pass(5_000);
    expect(sent()).toEqual(['zero', 'one', 'two']);
    expect(first.sees(talk)).toEqual(second.sees(talk));
  });

  it('what was missed meanwhile comes to every tab, and is claimed', async () => {
    const [first, second, third] = await openTabs(3);
    await first.says(talk, 'hello');
    const ada = await stage.agent();
    await ada.client.open(talk);
    first.freeze();
    await ada.says(talk, 'are you there?');
    await pass(5_000);
    for (const tab of [second, third]) {
      expect(tab.sees(talk).at(-1)).toBe('are you there? delivered');
    }
    expect(ada.sees(talk).at(-1)).toBe('are you there? delivered');
  });

  it('a page that is put aside hands over at once, and follows when it is back', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'hello');
    first.page.tell('aside');
    await pass(500);
    expect([role(second), talksTo(second), connections()]).toEqual(['leader', 'live', 1]);
    await second.says(talk, 'meanwhile');
    const ada = await stage.agent();
    await ada.client.open(talk);
    await ada.says(talk, 'and so on');
    first.page.tell('back');
    await pass(1_000);
    expect([role(first), talksTo(first)]).toEqual(['follower', 'live']);
    expect(first.sees(talk)).toEqual(second.sees(talk));
  });

  it('a page that was away for a moment misses nothing of it', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'hello');
    second.page.tell('aside');
    second.page.tell('back');
    await first.says(talk, 'now');
    await pass(1_000);
    expect(second.sees(talk)).toEqual(first.sees(talk));
  });

  it('a former leader finds one that came back and took over while it was frozen', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'hello');
    first.freeze();
    await pass(3_000);
    second.page.tell('aside');
    second.page.tell('back');
    await pass(120);
    network.calls.push('is lost');
    await second.says(talk, 'anybody?');
    second.freeze();
    first.thaw();
    await pass(100);
    second.thaw();
    await pass(60_000);
    expect(talksTo(first)).toBe('live');
    expect(first.sees(talk)).toEqual(second.sees(talk));
    expect([first, second].map(role).toSorted()).toEqual(['follower', 'leader']);
  });

  it('[SN8] what was cancelled while nobody heard of it is recalled all the same', async () => {
    const [first, second] = await openTabs(2);
    await first.says(talk, 'hello');
    network.calls.push('is lost');
    const id = await first.says(talk, 'oh no');
    await pass(100);
    second.page.tell('aside');
    expect(await soon(second.client.cancel(id))).toBe('oh no');
    second.page.tell('back');
    await pass(60_000);
    for (const tab of [first, second]) {
      expect(tab.sees(talk).join()).not.toContain('oh no');
      expect(tab.client.getState()).toMatchObject({ outbox: [], changing: {} });
    }
  });

  it('is not needed where the only page goes aside and comes back', async () => {
    const [only] = await openTabs(1);
    only.page.tell('aside');
    await pass(100);
    expect([talksTo(only), connections()]).toEqual(['idle', 0]);
    only.page.tell('back');
    only.page.tell('back');
    await pass(500);
    expect([role(only), talksTo(only)]).toEqual(['leader', 'live']);
  });
});

describe('what tabs share', () => {
  it('drafts, the last written of each', async () => {
    const [first, second] = await openTabs(2);
    const heard: string[] = [];
    second.client.onDraft((id, kind, { text }) => heard.push(`${id === talk} ${kind} ${text}`));
    first.client.setDraft(talk, 'reply', 'Dear');
    await pass(400);
    expect(second.client.draft(talk, 'reply').text).toBe('Dear');
    expect(heard).toEqual(['true reply Dear']);
    const question = first.client.newId();
    first.client.setDraft(talk, 'reply', 'Dear', question);
    await pass(400);
    expect(second.client.draft(talk, 'reply').reply_to).toBe(question);
    second.client.setDraft(talk, 'reply', 'No, this');
    first.client.setDraft(talk, 'reply', 'Dear all');
    await pass(400);
    for (const { client } of [first, second])
      expect(client.draft(talk, 'reply').text).toBe('Dear all');
    await second.says(talk, 'Dear all');
    await pass(400);
    expect(first.client.draft(talk, 'reply').text).toBe('');
  });

  it('[SN7] signing out in one tab erases in all', async () => {
    const [first, second] = await openTabs(2);
    stage.server.faults.set({ offline: true });
    await first.says(talk, 'one');
    first.client.setDraft(talk, 'note', 'x', talk);
    second.client.setDraft(talk, 'reply', 'two');
    await pass(400);
    expect(await soon(second.client.signOut())).toEqual({ unsent: 1 });
    expect(role(second)).toBe('follower');
    expect(await soon(second.client.signOut({ discard: true }))).toEqual({ unsent: 0 });
    await pass(1_000);
    expect(first.client.getState().outbox).toEqual([]);
    expect(first.client.hasUnsent()).toBe(false);
    expect(first.client.draft(talk, 'note')).toEqual({ text: '' });
    expect(await browser.storage.entries('')).toEqual([]);
  });

  it('[SN1] nothing, where they are of different people', async () => {
    const [mia] = await openTabs(1);
    token = undefined;
    const [noor] = await openTabs(1);
    expect([mia, noor].map(role)).toEqual(['leader', 'leader']);
    stage.server.faults.set({ offline: true });
    await mia.says(talk, 'private');
    mia.client.setDraft(talk, 'reply', 'secret');
    await pass(1_000);
    expect(noor.client.getState().outbox).toEqual([]);
    expect(noor.client.draft(talk, 'reply').text).toBe('');
  });
});

describe('alone', () => {
  it('[TB5] a tab does everything itself where tabs can not work together', async () => {
    const { storage } = browser;
    const lonely = { storage: { ...storage, shared: false }, through: network.through };
    const first = await stage.visitor(lonely);
    const second = await stage.visitor({ ...lonely, token: first.token });
    const states = [first, second].map(({ client }) => client.getState());
    expect(states.map(({ leadership }) => leadership)).toEqual(['alone', 'alone']);
    expect(connections()).toBe(2);
    await second.says(talk, 'hello');
    expect(first.sees(talk).at(-1)).toBe('hello sent');
  });
});
