import { createVisitorClient } from '@porchlight/client';
import { createFakeEnvironment } from '@porchlight/client/testing';
import { supportedVersions } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createFaults } from './faults.ts';
import { createFaultyTransport } from './faulty-transport.ts';
import { createMockTransport } from './mock-transport.ts';
import { createMockStage } from './test/mock-stage.ts';

/** A visitor's client that reaches its server, on whose own lines nothing goes wrong, over a line with faults. */
async function createVisit() {
  const { clock, server, ...stage } = createMockStage();
  const faults = createFaults();
  const { token } = await stage.visitor();
  const transport = createFaultyTransport(createMockTransport(server, 'visitor'), {
    clock,
    faults,
  });
  const client = createVisitorClient(
    { ...createFakeEnvironment(), clock, transport },
    { scope: 'test', token: () => token, refresh: async () => false },
  );
  void client.start();
  await clock.advance(0);
  const conversation_id = stage.newId();
  return {
    clock,
    faults,
    client,
    says: (text: string) => client.send(conversation_id, text),
    state: () => client.getState(),
    stored: () => server.past.tables.logs.get(conversation_id)?.length ?? 0,
  };
}

describe('another transport over a faulty line', () => {
  it('works as it does while there are no faults', async () => {
    const { clock, says, state, client } = await createVisit();
    expect(state().connection.kind).toBe('live');
    await says('hello');
    await clock.advance(0);
    expect(state().outbox).toEqual([]);
    client.close();
  });

  it('takes its time each way', async () => {
    const { clock, faults, says, state, stored, client } = await createVisit();
    faults.set({ latency_ms: 100 });
    await says('hello');
    await clock.advance(99);
    expect(stored()).toBe(0);
    await clock.advance(1);
    expect([stored() > 0, state().outbox.length]).toEqual([true, 1]);
    await clock.advance(100);
    expect(state().outbox).toEqual([]);
    client.close();
  });

  it('is cut while it is offline, and comes back', async () => {
    const { clock, faults, says, state, client } = await createVisit();
    faults.set({ offline: true });
    expect(state().connection.kind).toBe('waiting');
    await says('hello');
    await clock.advance(5_000);
    expect(state().outbox.length).toBe(1);
    faults.set({ offline: false });
    await clock.advance(30_000);
    expect([state().connection.kind, state().outbox]).toEqual(['live', []]);
    client.close();
  });

  it('loses answers, whose calls are unclear after ten seconds', async () => {
    const { clock, server, ...stage } = createMockStage();
    const faults = createFaults();
    const { token } = await stage.visitor();
    const inner = createMockTransport(server, 'visitor');
    const link = createFaultyTransport(inner, { clock, faults }).connect(
      { protocol: supportedVersions, token },
      { frame: () => undefined, closed: () => undefined },
    );
    await clock.advance(0);
    faults.set({ drop_acks: 1 });
    const outcomes: string[] = [];
    void link.call('sync', { cursor: null }).then(({ kind }) => outcomes.push(kind));
    await clock.advance(9_999);
    expect(outcomes).toEqual([]);
    await clock.advance(1);
    expect(outcomes).toEqual(['unclear']);
    link.close();
  });
});
