import { act } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../test/front-desk.tsx';
import type { Rendered } from '../test/rendered.tsx';
import { useAgent, useAgents } from './use-agents.ts';

let desk: FrontDesk;
let screen: Rendered;
let lin: string;

function Team() {
  const names = useAgents().map(({ name }) => name);
  return <p>{`${names.join()}; known: ${useAgent(lin)?.name}`}</p>;
}

beforeEach(async () => {
  desk = await openFrontDesk();
  lin = [...desk.server.past.tables.agents.keys()][1] ?? '';
  screen = await desk.shows(<Team />);
});
afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

it('[TM3] [TM4] offers nobody who has left, and still knows their name', async () => {
  await desk.until(() => screen.page.textContent === 'Ada Larsen,Lin Wei; known: Lin Wei');
  const payload = { command_id: desk.client.newId(), agent_id: lin };
  await act(async () => {
    expect(await desk.client.ask('agent.remove', payload)).toMatchObject({ ok: true });
  });
  await desk.until(() => screen.page.textContent === 'Ada Larsen; known: Lin Wei');
});
