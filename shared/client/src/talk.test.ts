import { defaultTalk, type Rich, type TalkSettings } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createStage, type Stage } from './test/stage.ts';
import { timelineOf } from './timeline.ts';

const colours: Rich = { kind: 'choices', options: [{ id: 'blue', label: 'Blue' }] };

/** What the inbox offers from now on, without telling anybody. */
function sets({ server }: Stage, talk: TalkSettings): void {
  const { inboxes } = server.past.tables;
  for (const inbox of inboxes.values())
    if (inbox.kind === 'website') inboxes.set(inbox.id, { ...inbox, talk });
}

async function enter(talk: TalkSettings = defaultTalk) {
  const stage = createStage();
  sets(stage, talk);
  const mia = await stage.visitor();
  const ada = await stage.agent();
  const id = stage.newId();
  await mia.says(id, 'hello');
  await ada.client.open(id);
  await stage.clock.advance(1_000);
  return { stage, mia, ada, id };
}

describe('an answer to what was asked', () => {
  it('[RM2] waits in the outbox, through a reload without a network, and comes once', async () => {
    const { stage, mia, ada, id } = await enter();
    const asked = await ada.client.send(id, 'Which?', { rich: colours });
    await stage.clock.advance(1_000);
    stage.server.faults.set({ offline: true });
    const answer = { kind: 'choice', id: 'blue' } as const;
    await mia.client.send(id, 'Blue', { reply_to: asked, answer });
    mia.client.close();
    stage.server.faults.set({ offline: false });
    const again = await stage.visitor(mia);
    await stage.clock.advance(5_000);
    for (const { client } of [again, ada]) {
      const lines = timelineOf(client.getState(), id);
      expect(lines.at(-1)).toMatchObject({ kind: 'message', message: { answer, text: 'Blue' } });
      expect(lines.filter(({ kind }) => kind === 'message')).toHaveLength(3);
    }
  });

  it('[RM3] of a second tab fails, with its text, and is not tried again', async () => {
    const { stage, mia, ada, id } = await enter();
    const asked = await ada.client.send(id, 'Which?', { rich: colours });
    await stage.clock.advance(1_000);
    const answer = { kind: 'choice', id: 'blue' } as const;
    for (let count = 0; count < 2; count += 1)
      await mia.client.send(id, 'Blue', { reply_to: asked, answer });
    await stage.clock.advance(5_000);
    expect(mia.sees(id).slice(-2)).toEqual(['Blue delivered', 'Blue failed']);
  });
});

describe('what is being written', () => {
  it('[TP1] is seen by agents until it is sent, and a plain notice takes nothing of it away', async () => {
    const { stage, mia, ada, id } = await enter({ ...defaultTalk, typing_preview: true });
    const typing = () => ada.client.getState().typing[id];
    const write = (preview: string) =>
      mia.client.ask('typing.set', { conversation_id: id, typing: true, preview });
    await Promise.all([write('Do you'), stage.clock.advance(100)]);
    expect(typing()).toMatchObject([{ preview: 'Do you' }]);
    mia.client.setDraft(id, 'reply', 'Do you');
    await stage.clock.advance(100);
    expect(typing()).toMatchObject([{ preview: 'Do you' }]);
    await mia.says(id, 'Do you ship?');
    await stage.clock.advance(100);
    expect(typing()).toBeUndefined();
    await Promise.all([write('And'), stage.clock.advance(100)]);
    await Promise.all([
      mia.client.ask('typing.set', { conversation_id: id, typing: false }),
      stage.clock.advance(100),
    ]);
    expect(typing()).toBeUndefined();
  });

  it('[TP2] a visitor’s client is told by welcome whether it is', async () => {
    const { mia, ada } = await enter({ ...defaultTalk, typing_preview: true });
    expect(mia.client.getState().talk).toEqual({ typing_preview: true });
    expect(ada.client.getState().talk).toBeUndefined();
  });
});

it('[PV3][PV5] an erasure leaves one line of a log, live and for who comes later', async () => {
  const { stage, mia, ada, id } = await enter();
  const me = mia.client.getState().me?.id ?? '';
  const wish = { command_id: stage.newId(), contact_id: me };
  await Promise.all([ada.client.ask('contact.erase', wish), stage.clock.advance(1_000)]);
  expect(ada.sees(id)).toEqual(['conversation.erased']);
  expect(mia.client.getState().conversations[id]?.erased_at).toBeDefined();
  expect(ada.client.getState().contacts[me]).toMatchObject({ name: null, email: null });
  expect(ada.client.getState().conversations[id]?.last_message?.text).toBe('');
  const late = await stage.agent();
  await Promise.all([late.client.open(id), stage.clock.advance(1_000)]);
  expect(late.sees(id)).toEqual(['conversation.erased']);
  expect(JSON.stringify([ada.client.getState(), late.client.getState()])).not.toContain('hello');
});
