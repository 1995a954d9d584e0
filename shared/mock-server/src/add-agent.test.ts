import type { Principal } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createMockStage, type MockStage } from './test/mock-stage.ts';

const bo = { name: 'Bo', email: 'Bo@porchlight.example', password: 'bo knows chat' };

function principal({ server, agents }: MockStage, who: 'ada' | 'lin'): Principal {
  const { account_id } = server.past.tables;
  return { kind: 'agent', id: agents[who].id, account_id, role: agents[who].role };
}

it('is told to everybody, and lets the colleague in', async () => {
  const stage = createMockStage();
  const ada = await stage.agent();
  await ada.does('sync', { cursor: null });
  const made = stage.server.access.addAgent(principal(stage, 'ada'), bo);
  expect(made).toMatchObject({ agent: { email: 'bo@porchlight.example', role: 'agent' } });
  await stage.clock.advance(1);
  expect(ada.durables()).toMatchObject([{ event: { event_type: 'agent.created' } }]);
  const signed = stage.server.access.signIn({ email: bo.email, password: bo.password });
  expect(signed).toMatchObject({ ok: true, agent: { name: 'Bo' } });
});

it('refuses who is no admin, an address that is taken, and a short password', () => {
  const stage = createMockStage();
  const { addAgent } = stage.server.access;
  const ada = principal(stage, 'ada');
  expect(addAgent(principal(stage, 'lin'), bo)).toMatchObject({ error: { code: 'forbidden' } });
  const taken = { ...bo, email: stage.agents.lin.email };
  expect(addAgent(ada, taken)).toMatchObject({ error: { code: 'invalid' } });
  expect(addAgent(ada, { ...bo, password: 'short' })).toMatchObject({ error: { code: 'invalid' } });
  expect(addAgent(ada, { ...bo, role: 'admin' })).toMatchObject({ agent: { role: 'admin' } });
});
