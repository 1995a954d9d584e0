import type { Welcome } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { settle } from './test/fake-clock.ts';
import { createMockStage, type Wire } from './test/mock-stage.ts';

const of = (wire: Wire<'agent'> | Wire<'visitor'>, name: string) =>
  wire.frames.filter((frame) => frame.name === name).map(({ payload }) => payload);

describe('typing', () => {
  it('[EP1] reaches the other side and colleagues, not its own connection', async () => {
    const stage = createMockStage();
    const conversation_id = stage.newId();
    const [ada, lin] = [await stage.agent(), await stage.agent(stage.agents.lin.email)];
    const [visitor, stranger] = [await stage.visitor(), await stage.visitor()];
    await visitor.says(conversation_id, 'hello');
    await ada.does('typing.set', { conversation_id, typing: true });
    await settle();
    const { id, name } = stage.agents.ada;
    const notice = { conversation_id, actor: { kind: 'agent', id }, typing: true };
    expect(of(lin, 'typing')).toEqual([notice]);
    expect(of(visitor, 'typing')).toEqual([{ ...notice, agent: { id, name, avatar_url: null } }]);
    expect(of(ada, 'typing')).toEqual([]);
    expect(of(stranger, 'typing')).toEqual([]);
  });

  it('ends when its author leaves', async () => {
    const stage = createMockStage();
    const conversation_id = stage.newId();
    const agent = await stage.agent();
    const visitor = await stage.visitor();
    await visitor.says(conversation_id, 'hello');
    await visitor.does('typing.set', { conversation_id, typing: true });
    visitor.leaves();
    await settle();
    expect(of(agent, 'typing')).toMatchObject([{ typing: true }, { typing: false }]);
  });
});

describe('presence', () => {
  it('[EP2] follows connections: away when all of them say so, gone with the last', async () => {
    const stage = createMockStage();
    const visitor = await stage.visitor();
    const [desk, phone] = [await stage.agent(), await stage.agent()];
    await desk.does('presence.set', { availability: 'away' });
    await phone.does('presence.set', { availability: 'away' });
    desk.leaves();
    phone.leaves();
    await settle();
    const seen = of(visitor, 'presence') as { availability: string }[];
    expect(seen.map(({ availability }) => availability)).toEqual(['online', 'away', 'offline']);
  });

  it('[HS2] is told whole by welcome: to agents of everybody, to visitors of agents', async () => {
    const stage = createMockStage();
    const [early, visitor] = [await stage.agent(), await stage.visitor()];
    const late = await stage.agent(stage.agents.lin.email);
    const other = await stage.visitor();
    const told = (wire: typeof late | typeof other) =>
      (of(wire, 'welcome') as Welcome[])[0]?.presence.map(({ party }) => party.id);
    expect(told(late)).toEqual([early.me, late.me, visitor.me]);
    expect(told(other)).toEqual([early.me, late.me]);
  });

  it('of visitors is told to agents only', async () => {
    const stage = createMockStage();
    const agent = await stage.agent();
    const visitor = await stage.visitor();
    const other = await stage.visitor();
    visitor.leaves();
    await settle();
    const party = { kind: 'visitor', id: visitor.me };
    expect(of(agent, 'presence')).toContainEqual({ party, availability: 'online' });
    expect(of(agent, 'presence')).toContainEqual({ party, availability: 'offline' });
    expect(of(other, 'presence')).toEqual([]);
  });
});
