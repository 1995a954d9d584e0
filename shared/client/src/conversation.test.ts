import { describe, expect, it } from 'vitest';
import { createStage, rowOf } from './test/stage.ts';

describe('a conversation', () => {
  it('[ST1] climbs from pending to read on the sender side, and never skips back', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const talk = stage.newId();
    const sending = mia.client.send(talk, 'Is the lamp in stock?');
    expect(mia.sees(talk)).toEqual(['Is the lamp in stock? pending']);
    await sending;
    await stage.clock.advance(10);
    expect(mia.sees(talk)).toEqual(['conversation.created', 'Is the lamp in stock? sent']);

    const ada = await stage.agent();
    await ada.client.open(talk);
    await stage.clock.advance(10);
    expect(mia.sees(talk).at(-1)).toBe('Is the lamp in stock? delivered');
    await ada.reads(talk);
    expect(mia.sees(talk).at(-1)).toBe('Is the lamp in stock? read');
  });

  it('goes both ways, live', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    await ada.says(talk, 'good morning');
    expect(mia.sees(talk)).toEqual([
      'conversation.created',
      'hello delivered',
      'good morning delivered',
    ]);
    expect(ada.sees(talk)).toEqual([
      'conversation.created',
      'hello delivered',
      'good morning delivered',
    ]);
    expect(mia.client.getState().agents).toMatchObject({
      [ada.client.getState().me?.id ?? '']: { name: 'Ada Larsen' },
    });
  });

  it('is known whole after a reload', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const talk = stage.newId();
    for (let line = 1; line <= 60; line += 1) await mia.says(talk, `line ${line}`);
    mia.client.close();
    const again = await stage.visitor({ token: mia.token });
    expect(again.sees(talk)).toHaveLength(50);
    await again.client.loadOlder(talk);
    expect(again.sees(talk)).toHaveLength(61);
    expect(again.client.getState().logs[talk]).toMatchObject({ more: false, loading_older: false });
    expect(again.sees(talk)).toEqual(mia.sees(talk));
  });

  it('goes on where it stopped when the server was killed', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const talk = stage.newId();
    await mia.says(talk, 'one');
    stage.server.faults.set({ offline: true });
    await mia.says(talk, 'two');
    await mia.says(talk, 'three');
    expect(mia.client.getState().connection.kind).not.toBe('live');
    expect(mia.sees(talk).slice(1)).toEqual(['one delivered', 'two pending', 'three pending']);
    stage.server.faults.set({ offline: false });
    await stage.clock.advance(60_000);
    expect(mia.sees(talk).slice(1)).toEqual(['one delivered', 'two delivered', 'three delivered']);
    expect(ada.sees(talk)).toEqual(mia.sees(talk));
    expect(rowOf(stage, talk)).toMatchObject({ visitor_count: 3, agent_delivered_seq: 4 });
  });

  it('[AU2] keeps a note from the visitor, and its ticks from climbing', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    await ada.client.send(talk, 'she is new here', { internal: true });
    await ada.says(talk, 'hi');
    await mia.reads(talk);
    expect(ada.sees(talk).slice(-2)).toEqual(['she is new here sent', 'hi read']);
    expect(mia.sees(talk)).toEqual(['conversation.created', 'hello delivered', 'hi read']);
  });
});
