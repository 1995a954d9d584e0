import { noFirstContact } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createStage } from './test/stage.ts';
import { timelineOf } from './timeline.ts';
import { keysOf } from './test/keys-of.ts';
import { createMemoryStore } from './testing/index.ts';

async function enter() {
  const stage = createStage();
  const storage = createMemoryStore();
  const mia = await stage.visitor({ storage });
  const talk = stage.newId();
  await mia.says(talk, 'hello');
  return { stage, storage, mia, talk };
}

describe('signing out', () => {
  it('[SN7] ends the client where nothing is unsent, and keeps drafts for next time', async () => {
    const { mia, talk, stage } = await enter();
    mia.client.setDraft(talk, 'reply', 'unfinished', talk);
    expect(await mia.client.signOut()).toEqual({ unsent: 0 });
    expect(mia.client.getState().connection.kind).toBe('closed');
    const again = await stage.visitor(mia);
    expect(again.client.draft(talk, 'reply')).toEqual({ text: 'unfinished', reply_to: talk });
  });

  it('[SN7] does nothing but say how many messages are unsent', async () => {
    const { mia, talk, stage, storage } = await enter();
    stage.server.faults.set({ offline: true });
    await mia.says(talk, 'one');
    await mia.says(talk, 'two');
    const kept = await keysOf(storage);
    expect(await mia.client.signOut()).toEqual({ unsent: 2 });
    expect(await keysOf(storage)).toEqual(kept);
    stage.server.faults.set({ offline: false });
    mia.client.connectNow();
    await stage.clock.advance(1_000);
    expect(mia.sees(talk).slice(-2)).toEqual(['one sent', 'two sent']);
    expect(await mia.client.signOut()).toEqual({ unsent: 0 });
  });

  it('[SN7] erases what may be discarded, of this person alone', async () => {
    const { mia, talk, stage, storage } = await enter();
    const noor = await stage.visitor({ storage });
    stage.server.faults.set({ offline: true });
    for (const { client } of [mia, noor]) {
      await client.send(talk, 'unsent');
      client.setDraft(talk, 'reply', 'unfinished');
    }
    await stage.clock.advance(1_000);
    expect(await keysOf(storage)).toHaveLength(4);
    expect(await mia.client.signOut({ discard: true })).toEqual({ unsent: 0 });
    await stage.clock.advance(10_000);
    const kept = await keysOf(storage);
    expect(kept).toHaveLength(2);
    expect(kept.every((key) => key.startsWith(noor.token))).toBe(true);
  });

  it('[SN1] leaves nothing of one agent to the next on the same browser', async () => {
    const { talk, stage, storage } = await enter();
    const ada = await stage.agent({ storage });
    await ada.client.open(talk);
    stage.server.faults.set({ offline: true });
    await ada.says(talk, 'from Ada');
    ada.client.setDraft(talk, 'note', 'by Ada');
    ada.client.close();
    stage.server.faults.set({ offline: false });
    const lin = await stage.agent({ storage, email: 'lin@porchlight.example' });
    await lin.client.open(talk);
    await stage.clock.advance(60_000);
    expect(lin.client.getState().outbox).toEqual([]);
    expect(lin.client.draft(talk, 'note').text).toBe('');
    expect(lin.sees(talk).join()).not.toContain('Ada');
    const again = await stage.agent({ storage });
    await again.client.open(talk);
    expect(again.client.draft(talk, 'note').text).toBe('by Ada');
    await stage.clock.advance(1_000);
    expect(again.sees(talk).at(-1)).toContain('from Ada');
  });
});

describe('cancelling', () => {
  it('[SN8] takes out what was never tried, and gives its text back', async () => {
    const { mia, talk, stage, storage } = await enter();
    stage.server.faults.set({ offline: true });
    const id = await mia.says(talk, 'never mind');
    expect(await mia.client.cancel(id)).toBe('never mind');
    expect(await keysOf(storage)).toEqual([]);
    stage.server.faults.set({ offline: false });
    await stage.clock.advance(60_000);
    expect(mia.sees(talk).join()).not.toContain('never mind');
  });

  it('[SN8] recalls what the server may have, however long that takes', async () => {
    const { mia, talk, stage, storage } = await enter();
    stage.server.faults.set({ drop_acks: 1, drop_frames: 1 });
    const id = await mia.says(talk, 'oh no');
    expect(mia.sees(talk).at(-1)).toBe('oh no pending');
    stage.server.faults.set({ offline: true });
    expect(await mia.client.cancel(id)).toBe('oh no');
    expect(mia.client.getState()).toMatchObject({ outbox: [], changing: { [id]: { text: null } } });
    mia.client.close();
    stage.server.faults.set({ offline: false, drop_acks: 0, drop_frames: 0 });
    const again = await stage.visitor(mia);
    await stage.clock.advance(5_000);
    const log = again.client.getState().logs[talk];
    const messages = log?.entries.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
    expect(messages?.find(({ message }) => message.id === id)?.message).toMatchObject({
      text: '',
      recalled_at: expect.any(String),
    });
    expect(again.client.getState().changing).toEqual({});
    expect(await keysOf(storage)).toEqual([]);
  });

  it('[SN8] keeps out what the server does not have yet, even where it comes late', async () => {
    const { mia, talk, stage } = await enter();
    const other = await stage.visitor(mia);
    stage.server.faults.set({
      refuse: [{ code: 'storage_unavailable', command: 'message.send', times: 1 }],
    });
    const id = await mia.says(talk, 'too early');
    expect(await mia.client.cancel(id)).toBe('too early');
    await stage.clock.advance(60_000);
    expect(other.sees(talk).join()).not.toContain('too early');
    expect(mia.client.getState()).toMatchObject({ outbox: [], changing: {} });
  });

  it('[SN8] recalls a message of the log, and says so until it is done', async () => {
    const { mia, talk, stage } = await enter();
    const id = await mia.says(talk, 'wrong window');
    stage.server.faults.set({ offline: true });
    await mia.client.recall(talk, id);
    await mia.client.recall(talk, id);
    expect(mia.client.getState().changing).toEqual({ [id]: { text: null } });
    stage.server.faults.set({ offline: false });
    mia.client.connectNow();
    await stage.clock.advance(5_000);
    expect(mia.client.getState().changing).toEqual({});
    expect(mia.sees(talk).join()).not.toContain('wrong window');
  });

  it('gives up a recall that the server refuses for good', async () => {
    const { talk, stage, storage } = await enter();
    const ada = await stage.agent({ storage });
    await ada.client.open(talk);
    const hello = ada.client.getState().logs[talk]?.entries.find(({ kind }) => kind === 'message');
    if (hello?.kind !== 'message') throw new Error('nothing was said');
    await ada.client.recall(talk, hello.message.id);
    await stage.clock.advance(1_000);
    expect(ada.client.getState().changing).toEqual({});
    expect(await keysOf(storage)).toEqual([]);
    expect(ada.sees(talk).join()).toContain('hello');
  });
});

describe('editing', () => {
  it('[SN11] shows what is wanted at once, and nothing jumps until it is so', async () => {
    const { mia, talk, stage, storage } = await enter();
    const shown: string[] = [];
    const id = await mia.says(talk, 'to Norwy?');
    mia.client.subscribe(() => {
      const line = timelineOf(mia.client.getState(), talk).find(({ key }) => key === id);
      if (line?.kind === 'message') shown.push(line.change?.text ?? line.message.text);
    });
    await mia.client.edit(talk, id, 'to Norway?\u0000');
    await stage.clock.advance(1_000);
    expect([...new Set(shown)]).toEqual(['to Norway?']);
    expect(mia.client.getState().changing).toEqual({});
    expect(mia.sees(talk).at(-1)).toBe('to Norway? sent');
    expect(await keysOf(storage)).toEqual([]);
    await expect(mia.client.edit(talk, id, ' ')).rejects.toThrow('empty');
  });

  it('[SN11] survives a reload without a network, and ends with the text that was wanted last', async () => {
    const { mia, talk, stage, storage } = await enter();
    const id = await mia.says(talk, 'first');
    stage.server.faults.set({ drop_acks: 1 });
    await mia.client.edit(talk, id, 'second');
    stage.server.faults.set({ offline: true });
    await mia.client.edit(talk, id, 'third');
    expect(mia.client.getState().changing).toEqual({ [id]: { text: 'third' } });
    mia.client.close();
    stage.server.faults.set({ offline: false, drop_acks: 0 });
    const again = await stage.visitor(mia);
    await stage.clock.advance(5_000);
    expect(again.sees(talk).at(-1)).toBe('third sent');
    expect(again.client.getState().changing).toEqual({});
    expect(await keysOf(storage)).toEqual([]);
  });

  it('[SN11] keeps what the server refuses, with its text, until somebody has seen it', async () => {
    const { mia, talk, stage, storage } = await enter();
    const id = await mia.says(talk, 'too old');
    stage.server.faults.set({ offline: true });
    await mia.client.edit(talk, id, 'too late');
    await stage.clock.advance(601_000);
    stage.server.faults.set({ offline: false });
    mia.client.connectNow();
    await stage.clock.advance(5_000);
    const refused = { [id]: { text: 'too late', error: { code: 'forbidden' } } };
    expect(mia.client.getState().changing).toMatchObject(refused);
    mia.client.close();
    const again = await stage.visitor(mia);
    await stage.clock.advance(5_000);
    expect(again.client.getState().changing).toMatchObject(refused);
    await again.client.dropChange(id);
    expect(again.client.getState().changing).toEqual({});
    expect(await keysOf(storage)).toEqual([]);
    expect(again.sees(talk).join()).toContain('too old');
  });

  it('[SN11] is given up where the message was recalled meanwhile', async () => {
    const { mia, talk, stage } = await enter();
    const id = await mia.says(talk, 'wrong window');
    const other = await stage.visitor(mia);
    stage.server.faults.set({ offline: true });
    await mia.client.recall(talk, id);
    await mia.client.edit(talk, id, 'right window');
    stage.server.faults.set({ offline: false });
    mia.client.connectNow();
    await stage.clock.advance(5_000);
    expect(mia.client.getState().changing).toEqual({});
    expect(other.sees(talk).join()).not.toContain('window');
  });
});

describe('answering a message', () => {
  it('[SN12] is kept with it, through a reload without a network', async () => {
    const { mia, talk, stage } = await enter();
    const ada = await stage.agent();
    await ada.client.open(talk);
    const hello = timelineOf(mia.client.getState(), talk).find(({ kind }) => kind === 'message');
    stage.server.faults.set({ offline: true });
    await mia.client.send(talk, 'I mean that', { reply_to: hello?.key ?? '' });
    mia.client.close();
    stage.server.faults.set({ offline: false });
    const again = await stage.visitor(mia);
    await stage.clock.advance(5_000);
    for (const { client } of [again, ada]) {
      const line = timelineOf(client.getState(), talk).at(-1);
      expect(line).toMatchObject({ kind: 'message', message: { reply_to: hello?.key } });
    }
  });
});

describe('an introduction', () => {
  it('[PC5] is kept with the message that begins a conversation, through a reload without a network', async () => {
    const { mia, stage } = await enter();
    const { inboxes } = stage.server.past.tables;
    const pre_chat = [{ id: 'name', kind: 'name', label: '', required: true }] as const;
    for (const inbox of inboxes.values())
      if (inbox.kind === 'website')
        inboxes.set(inbox.id, { ...inbox, first_contact: { ...noFirstContact, pre_chat } });
    const other = mia.client.newId();
    const introduction = { replies: [{ field_id: 'name', value: 'Mia' }] };
    stage.server.faults.set({ offline: true });
    await mia.client.send(other, 'Something else', { introduction });
    mia.client.close();
    stage.server.faults.set({ offline: false });
    await stage.visitor(mia);
    await stage.clock.advance(5_000);
    const [first] = stage.server.past.tables.logs.get(other) ?? [];
    expect(first?.event.data).toMatchObject({ answers: [{ field_id: 'name', value: 'Mia' }] });
  });
});

describe('storage that does not last', () => {
  it('[SN9] says so, and whether there are words that would be lost', async () => {
    const { mia, talk, stage } = await enter();
    const { client } = mia;
    expect(client.getState().storage).toBe('memory');
    expect(client.hasUnsent()).toBe(false);
    client.setDraft(talk, 'reply', ' ');
    expect(client.hasUnsent()).toBe(false);
    client.setDraft(talk, 'reply', 'half a thou');
    expect(client.hasUnsent()).toBe(true);
    client.setDraft(talk, 'reply', '');
    stage.server.faults.set({ offline: true });
    await mia.says(talk, 'unsent');
    expect(client.hasUnsent()).toBe(true);
    stage.server.faults.set({ offline: false });
    client.connectNow();
    await stage.clock.advance(1_000);
    expect(client.hasUnsent()).toBe(false);
  });

  it('[SN9] is noticed when it fails later, and nothing that was written is lost', async () => {
    const stage = createStage();
    const talk = stage.newId();
    const listeners = new Set<() => void>();
    const memory = createMemoryStore();
    let durable = true;
    const storage = {
      ...memory,
      get durable() {
        return durable;
      },
      onLoss: (listener: () => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    const mia = await stage.visitor({ storage });
    expect(mia.client.getState().storage).toBe('durable');
    stage.server.faults.set({ offline: true });
    await mia.says(talk, 'before');
    durable = false;
    // What was on the disk can't be read any more.
    for (const [key] of await memory.entries('')) await memory.set(key, undefined);
    for (const listener of listeners) listener();
    expect(mia.client.getState().storage).toBe('memory');
    await mia.says(talk, 'after');
    stage.server.faults.set({ offline: false });
    mia.client.connectNow();
    await stage.clock.advance(1_000);
    expect(mia.sees(talk).slice(-2)).toEqual(['before sent', 'after sent']);
    mia.client.close();
    expect(listeners.size).toBe(0);
  });
});
