import { createVisitorClient } from '@porchlight/client';
import { createFakeEnvironment } from '@porchlight/client/testing';
import { describe, expect, it } from 'vitest';
import { createMockTransport } from './mock-transport.ts';
import { createMockStage } from './test/mock-stage.ts';

describe('the mock transport', () => {
  it('is one that the client can talk through, in the same page', async () => {
    const stage = createMockStage();
    const { clock } = stage;
    const ada = await stage.agent();
    await ada.does('sync', { cursor: null });
    const { token } = await stage.visitor();
    const transport = createMockTransport(stage.server, 'visitor');
    const environment = { ...createFakeEnvironment(), clock, transport };
    const client = createVisitorClient(environment, {
      scope: 'test',
      token: () => token,
      refresh: async () => false,
    });
    await client.start();
    await clock.advance(0);
    const conversation_id = stage.newId();
    await client.send(conversation_id, 'hello');
    await clock.advance(0);
    expect(ada.texts()).toEqual(['hello']);
    await ada.says(conversation_id, 'and hello back');
    await clock.advance(0);
    const entries = client.getState().logs[conversation_id]?.entries ?? [];
    expect(entries.map((entry) => entry.kind === 'message' && entry.message.text)).toEqual([
      false,
      'hello',
      'and hello back',
    ]);
    client.close();
  });
});
