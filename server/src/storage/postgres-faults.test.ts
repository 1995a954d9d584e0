import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createIdSource } from '@porchlight/protocol';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveIn, type House } from '../testing/house.ts';
import { findTestPostgres } from '../testing/test-postgres.ts';
import { createPostgresStore } from './postgres-store.ts';

const newId = createIdSource(Date.now, Math.random);
const server = await findTestPostgres();
afterAll(() => server?.stop());

const unreachable = { name: 'StorageError', trouble: 'unreachable' };

/** A way to Postgres that can be cut at the worst moment. */
interface Way {
  readonly url: string;
  /** The answer to the next COMMIT is lost, and its connection with it. */
  readonly cutNextCommit: () => void;
  readonly close: () => void;
}

async function openWay(url: string): Promise<Way> {
  const { hostname: host, port } = new URL(url);
  let cutting = false;
  const carry = (near: Socket) => {
    const far = connect({ host, port: Number(port) });
    let doomed = false;
    near.on('data', (bytes: Buffer) => {
      if (cutting && bytes.includes('commit\0')) {
        doomed = true;
        cutting = false;
      }
      far.write(bytes);
    });
    // Postgres has answered, so it has happened.
    far.on('data', (bytes: Buffer) => (doomed ? near.destroy() : near.write(bytes)));
    for (const end of [near, far]) {
      end.on('error', () => undefined);
      end.on('close', () => [near, far].forEach((socket) => socket.destroy()));
    }
  };
  const listener = createServer(carry).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const here = (listener.address() as AddressInfo).port;
  return {
    url: url.replace(`:${port}/`, `:${here}/`),
    cutNextCommit: () => (cutting = true),
    close: () => void listener.close(),
  };
}

describe.skipIf(server === null)('Postgres under bad luck', { timeout: 60_000 }, () => {
  let [url, way] = ['', {} as Way];
  let house: House;
  beforeAll(async () => {
    url = (await server?.createDatabase()) ?? '';
    way = await openWay(url);
    const options = { url: way.url, newId, connections: 3, deadline_ms: 3_000 };
    house = await moveIn(await createPostgresStore(options));
  });
  afterAll(async () => {
    await house.store.close();
    way.close();
  });

  it('[ER6] an answer that was lost after COMMIT is found by the same id', async () => {
    const visitor = await house.visitor();
    const conversation_id = newId();
    await visitor.says(conversation_id, 'before');
    const id = newId();
    way.cutNextCommit();
    await expect(visitor.says(conversation_id, 'heard?', id)).rejects.toMatchObject(unreachable);
    const answer = await visitor.says(conversation_id, 'heard?', id);
    expect(answer).toMatchObject({ id, seq: 3 });
    expect(await visitor.says(conversation_id, 'heard?', id)).toEqual(answer);
    expect(await visitor.says(conversation_id, 'after')).toMatchObject({ seq: 4 });
  });

  it('[WR4] a frozen one is not waited for longer than the deadline, and is found again', async () => {
    const visitor = await house.visitor();
    const conversation_id = newId();
    await visitor.says(conversation_id, 'before');
    await server?.freeze();
    const sends = Array.from({ length: 10 }, () => visitor.says(conversation_id, 'anybody?'));
    for (const send of await Promise.allSettled(sends)) {
      expect(send).toMatchObject({ status: 'rejected', reason: unreachable });
    }
    await expect(house.store.probe(house.now())).rejects.toMatchObject(unreachable);
    await server?.thaw();
    expect(await visitor.says(conversation_id, 'after')).toMatchObject({ id: expect.any(String) });
  });

  it('[WR4] one that cuts all connections is connected to again', async () => {
    const visitor = await house.visitor();
    const conversation_id = newId();
    await visitor.says(conversation_id, 'before');
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    );
    // It may be noticed before or after the next command has begun.
    const id = newId();
    await visitor.says(conversation_id, 'again', id).catch(() => undefined);
    expect(await visitor.says(conversation_id, 'again', id)).toMatchObject({ id, seq: 3 });
    await other.end();
  });

  it('more commands than connections wait for their turn', async () => {
    const visitor = await house.visitor();
    const sends = Array.from({ length: 50 }, () => visitor.says(newId(), 'Hello'));
    for (const answer of await Promise.all(sends)) expect(answer).toMatchObject({ seq: 2 });
  });

  it('[ER6] a row that somebody else holds is not waited for without end', async () => {
    const visitor = await house.visitor();
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('begin');
    await other.query('update accounts set position = position');
    await expect(visitor.says(newId(), 'Hello')).rejects.toMatchObject({ name: 'StorageError' });
    await other.query('rollback');
    await other.end();
    expect(await visitor.says(newId(), 'Hello')).toMatchObject({ seq: 2 });
  });
});
