import { expect, it } from 'vitest';
import { createVisitorClient } from './index.ts';
import { createFakeEnvironment } from './testing/index.ts';

const mia = '0198c0de-0000-7000-8000-00000000000a';
const noor = '0198c0de-0000-7000-8000-00000000000b';

function welcome(id: string): object {
  return { me: { kind: 'visitor', id }, presence: [] };
}

/** Mia's client, whose browser may hold another's session by now. */
async function enter() {
  const { transport, ...environment } = createFakeEnvironment();
  let refreshed = 0;
  const client = createVisitorClient(
    { transport, ...environment },
    {
      scope: `here/${mia}`,
      principal: mia,
      token: () => 'token',
      refresh: () => Promise.resolve((refreshed += 1) === 1),
    },
  );
  await client.start();
  await client.send(noor, 'from Mia');
  return { client, transport };
}

it('[SN1] says nothing on a connection that is somebody else’s', async () => {
  const { client, transport } = await enter();
  const [first] = transport.links;
  await first?.frame('welcome', welcome(noor));
  expect(first?.calls).toEqual([]);
  expect(first?.isClosed()).toBe(true);
  // The session is renewed once; it stays another's, so this client has to end.
  const second = transport.links[1];
  await second?.frame('welcome', welcome(noor));
  expect(second?.calls).toEqual([]);
  expect(client.getState()).toMatchObject({
    me: null,
    connection: { kind: 'refused', error: { code: 'session_expired' } },
    outbox: [{ text: 'from Mia', state: { kind: 'queued' } }],
  });
});

it('[SN1] goes on where the renewed session is its own', async () => {
  const { transport } = await enter();
  await transport.links[0]?.frame('welcome', welcome(noor));
  await transport.links[1]?.frame('welcome', welcome(mia));
  expect(transport.links[1]?.calls).toMatchObject([{ name: 'sync' }]);
});
