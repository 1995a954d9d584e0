import { createAgentClient, createVisitorClient } from '@porchlight/client';
import { createFakeEnvironment } from '@porchlight/client/testing';
import { createScene, type Scene } from '@porchlight/mock-server';
import { expect, it } from 'vitest';
import { calm, slow, weatherOf } from './settings.ts';
import { watchWays } from './ways.ts';

async function open() {
  const { clock } = createFakeEnvironment();
  const scene = createScene({ seed: 1, conversations: 3 }, clock);
  const watch = watchWays(scene, clock.now);
  const visitor = createVisitorClient(world(scene, 'visitor', clock), {
    scope: 'visitor',
    token: () => scene.visitor_token,
    refresh: async () => false,
  });
  const agent = createAgentClient(world(scene, 'agent', clock), {
    scope: 'agent',
    token: () => scene.agent_token,
    refresh: async () => false,
  });
  scene.enter('visitor', visitor);
  scene.enter('agent', agent);
  await Promise.all([visitor.start(), agent.start()]);
  await clock.advance(1_000);
  return { scene, watch, visitor, agent, clock };
}

function world(scene: Scene, side: 'visitor' | 'agent', clock: Parameters<typeof createScene>[1]) {
  return { ...createFakeEnvironment(), clock, transport: scene.transport(side) } as ReturnType<
    typeof createFakeEnvironment
  >;
}

it('tells when each screen showed each step, and nothing of what was said before', async () => {
  const { scene, watch, visitor, agent, clock } = await open();
  for (const id of scene.server.past.tables.conversations.keys()) await agent.open(id);
  await clock.advance(1_000);
  expect(Object.keys(agent.getState().logs)).not.toEqual([]);
  expect(watch.getWays()).toEqual([]);
  scene.changeWeather(weatherOf({ ...slow, seed: 1, conversations: 3, brand: '' }));
  const talk = visitor.newId();
  await visitor.send(talk, 'hello');
  await clock.advance(20_000);
  const [way] = watch.getWays();
  const { typed = 0, sent = 0, shown = 0, delivered = 0, read } = way?.at ?? {};
  expect(way).toMatchObject({ from: 'visitor', text: 'hello', status: 'delivered' });
  // Of a conversation that is new to it the agent has to ask for the rest.
  expect([sent - typed, shown - typed, delivered - typed]).toEqual([3_000, 6_000, 9_000]);
  expect(read).toBeUndefined();

  await agent.open(talk);
  await clock.advance(10_000);
  agent.showing(talk, agent.getState().logs[talk]?.head ?? null);
  await clock.advance(10_000);
  expect(watch.getWays()[0]?.status).toBe('read');
  expect(watch.getWays()[0]?.at).toMatchObject({ typed, sent, shown, delivered });
});

it('goes on with the window that comes after another, until it is stopped', async () => {
  const { watch, visitor, agent, scene, clock } = await open();
  scene.changeWeather(weatherOf({ ...calm, seed: 1, conversations: 3, brand: '' }));
  scene.enter('visitor', visitor);
  await visitor.send(visitor.newId(), 'one');
  await clock.advance(100);
  expect(watch.getWays().map(({ text }) => text)).toEqual(['one']);
  watch.stop();
  await visitor.send(visitor.newId(), 'two');
  await clock.advance(100);
  expect(watch.getWays()).toHaveLength(1);
  agent.close();
});
