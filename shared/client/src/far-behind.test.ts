import { limits } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createRoughNetwork } from './test/rough-network.ts';
import { createStage } from './test/stage.ts';

it('[FD8] who missed more than a thousand events goes on from the newest, and finds the rest', async () => {
  const stage = createStage();
  const network = createRoughNetwork(stage.clock);
  const mia = await stage.visitor({ through: network.through });
  const ada = await stage.agent({ through: network.through });
  const [long, short] = [stage.newId(), stage.newId()];
  for (const id of [long, short]) {
    await mia.says(id, 'known');
    await ada.client.open(id);
  }
  await stage.clock.advance(1_000);
  mia.client.setDraft(long, 'reply', 'half a sen');

  network.cut();
  const [visitor] = [...stage.server.past.tables.sessions.values()].filter(
    ({ kind }) => kind === 'visitor',
  );
  if (visitor === undefined) throw new Error('no visitor');
  const says = (conversation_id: string, text: string) =>
    stage.server.execute(visitor, 'api', 'message.send', {
      id: stage.newId(),
      conversation_id,
      text,
    });
  for (let line = 1; line <= limits.replay + 100; line += 1) says(long, `line ${line}`);
  says(short, 'news');
  const unsent = mia.client.send(long, 'written meanwhile');
  await stage.clock.advance(60_000);
  await unsent;

  const head = limits.replay + 103;
  for (const { client, sees } of [mia, ada]) {
    expect(client.getState().connection.kind).toBe('live');
    expect(client.getState().conversations[long]?.head).toBe(head);
    const log = client.getState().logs[long];
    expect(log).toMatchObject({ head, more: true });
    expect(sees(short).map((line) => line.split(' ')[0])).toEqual([
      'conversation.created',
      'known',
      'news',
    ]);
    expect(sees(long).at(-1)).toMatch(/^written meanwhile/);
    const before = log?.entries.length ?? 0;
    const older = client.loadOlder(long);
    await stage.clock.advance(1_000);
    await older;
    expect(client.getState().logs[long]?.entries).toHaveLength(before + limits.history_page);
  }
  expect(mia.client.draft(long, 'reply').text).toBe('half a sen');
  await stage.clock.advance(10_000);
  expect(ada.client.getState().conversations[long]).toMatchObject({ agent_delivered_seq: head });
});
