import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';
import { findTestPostgres } from './testing/test-postgres.ts';
import { findTestRedis } from './testing/test-redis.ts';

const postgres = await findTestPostgres();
const redis = await findTestRedis();
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
});

describe.skipIf(postgres === null || redis === null)('[ND4] Redis', () => {
  let nodes: readonly TestServer[] = [];
  let [visitor, agent] = [] as unknown as [Person, Person];

  async function open(): Promise<void> {
    const database_url = (await postgres?.createDatabase()) ?? '';
    const start = () => startServer({ database_url, config: { redis_url: redis?.url } });
    const [one, two] = [await start(), await start()];
    nodes = [one, two];
    [visitor, agent] = [await one.visitor(), await two.agent()];
  }

  beforeEach(async () => {
    await redis?.kill();
    await redis?.start();
  });
  afterEach(() => Promise.all(nodes.map((node) => node.stop())));

  /** From a visitor's send at one node to an agent's sight of it at the other. */
  async function trip(): Promise<void> {
    const text = newId();
    await visitor.says(newId(), text);
    await agent.reads(text);
  }

  const metrics = async ({ url }: TestServer) => (await fetch(`${url}/metrics`)).text();

  /** Resolves when both nodes count the doorbell as working, or as not. */
  async function until(works: boolean): Promise<void> {
    for (let look = 0; look < 800; look += 1) {
      const found = await Promise.all(nodes.map(metrics));
      const line = `porchlight_doorbell_ok ${works ? 1 : 0}`;
      if (found.every((text) => text.includes(line))) return;
      await pass(25);
    }
    throw new Error(`never ${works ? 'works' : 'fails'}`);
  }

  /** Messages come, and the agent's node hears the bell. */
  async function expectRings(): Promise<void> {
    const before = await heard();
    // On a busy machine a look may be earlier than the bell, or Redis be slower than a node's patience for a moment.
    for (let turn = 0; turn < 20 && (await heard()) === before; turn += 1) await trip();
    expect(await heard()).toBeGreaterThan(before);
  }

  async function heard(): Promise<number> {
    const text = nodes[1] === undefined ? '' : await metrics(nodes[1]);
    return Number(/rings_total\{way="heard"\} (\d+)/.exec(text)?.[1] ?? 0);
  }

  /** What the operator of the first node reads about Redis. */
  const lines = () =>
    (nodes[0]?.log ?? []).map(({ line }) => line).filter((line) => line.includes('Redis'));

  const failed = 'Redis does not answer: other nodes hear of messages by looking';

  it.each([
    ['killed and started empty', () => redis?.kill(), () => redis?.start()],
    ['frozen', () => redis?.freeze(), () => redis?.thaw()],
  ])('%s: messages come all the same, and nothing else happens', async (_how, harm, heal) => {
    await open();
    await until(true);
    await expectRings();
    await harm();
    // While nobody has noticed yet, too.
    await trip();
    await until(false);
    await trip();
    for (const node of nodes) expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
    await heal();
    await until(true);
    await expectRings();
    expect(lines()).toEqual([failed, 'Redis works again']);
  });

  it('away at the start: the nodes serve, and ring when it comes', async () => {
    await redis?.kill();
    await open();
    await trip();
    await redis?.start();
    await until(true);
    await expectRings();
  });

  it('people of the other node stay while it is away', async () => {
    await open();
    await until(true);
    await redis?.kill();
    await until(false);
    const late = await nodes[0]?.visitor();
    expect(late?.frames[0]?.payload.agents).toMatchObject([{ id: agent.id }]);
    agent.leaves();
    await redis?.start();
    await late?.sees('presence', ({ availability }) => availability === 'offline');
  });
});

describe.skipIf(postgres === null)('without Redis', () => {
  it('[ND4] two nodes over one database find each other’s messages by looking', async () => {
    const database_url = (await postgres?.createDatabase()) ?? '';
    const [one, two] = [await startServer({ database_url }), await startServer({ database_url })];
    const [visitor, agent] = [await one.visitor(), await two.agent()];
    await visitor.says(newId(), 'Anybody there?');
    await agent.reads('Anybody there?');
    await one.stop();
    await two.stop();
  });
});
