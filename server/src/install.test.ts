import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getJson, newId, noContext, post, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let house: TestServer;
let agent: Person;
let inbox: { id: string; name: string };

beforeAll(async () => {
  house = await startServer();
  agent = await house.agent();
});
afterAll(() => house.stop());
beforeEach(async () => {
  const { inboxes } = await agent.asks('inbox.list', {});
  [inbox] = inboxes;
});

const as = (person: Person) => ({ authorization: `Bearer ${person.token}` });
const path = (what: string) => `${house.url}/api/v2/inboxes/${inbox.id}/${what}`;

async function allows(allowed_origins: readonly string[]): Promise<void> {
  const { id: inbox_id, name } = inbox;
  await agent.asks('inbox.update', { command_id: newId(), inbox_id, name, allowed_origins });
}

/** A loader asks on a page of this website. */
async function speaks(origin: string, key = house.key): Promise<number> {
  const url = `${house.url}/api/v2/widget/config?inbox=${key}`;
  return (await fetch(url, { headers: { origin } })).status;
}

async function hears(origin: string) {
  const { sightings } = await getJson(path('installation'), as(agent));
  return sightings.find((sighting: { origin: string }) => sighting.origin === origin);
}

describe('the installation', () => {
  it('hears a website when its tag first speaks, and of its page once the chat is opened', async () => {
    const origin = 'https://first.example';
    expect(await hears(origin)).toBeUndefined();
    await speaks(origin);
    await expect.poll(() => hears(origin)).toMatchObject({ page_url: null, allowed: true });
    const endless = `https://${'a.'.repeat(2_000)}example`;
    await speaks(endless);
    await speaks('https://after.example');
    await expect.poll(() => hears('https://after.example')).toBeDefined();
    expect(await hears(endless)).toBeUndefined();
    const context = { ...noContext, page_url: `${origin}/otter?token=secret#x` };
    await post(`${house.url}/api/v2/widget/sessions`, { inbox_key: house.key, origin, context });
    await expect.poll(() => hears(origin)).toMatchObject({ page_url: `${origin}/otter` });
  });

  it('hears a website that isn’t allowed, until it is', async () => {
    const origin = 'https://refused.example';
    await allows(['https://elsewhere.example']);
    expect(await speaks(origin)).toBe(403);
    await expect.poll(() => hears(origin)).toMatchObject({ allowed: false });
    await allows(['https://elsewhere.example', origin]);
    expect(await speaks(origin)).toBe(200);
    await expect.poll(() => hears(origin)).toMatchObject({ allowed: true });
    await allows([]);
  });

  it('hears a website anew that was allowed, refused, and is allowed again at once', async () => {
    const origin = 'https://fickle.example';
    await speaks(origin);
    await expect.poll(() => hears(origin)).toMatchObject({ allowed: true });
    await allows(['https://elsewhere.example']);
    await speaks(origin);
    await expect.poll(() => hears(origin)).toMatchObject({ allowed: false });
    await allows([]);
    await speaks(origin);
    await expect.poll(() => hears(origin)).toMatchObject({ allowed: true });
  });

  it('hears nothing from another chat’s key, and from what is no website', async () => {
    await speaks('https://stranger.example', 'another-key');
    await speaks('null');
    await speaks('https://last.example');
    await expect.poll(() => hears('https://last.example')).toBeDefined();
    expect(await hears('https://stranger.example')).toBeUndefined();
    expect(await hears('null')).toBeUndefined();
  });

  it('is told to agents of the account alone', async () => {
    const visitor = await house.visitor();
    expect(await getJson(path('installation'), as(visitor))).toMatchObject({
      error: { code: 'unknown_command' },
    });
    const elsewhere = `${house.url}/api/v2/inboxes/${newId()}/installation`;
    expect(await getJson(elsewhere, as(agent))).toMatchObject({ error: { code: 'not_found' } });
    expect((await fetch(path('installation'))).status).toBe(401);
  });
});

describe('a look at a page', () => {
  it('says what is missing, and the line', async () => {
    const { body } = await post(path('checks'), { url: `${house.url}/healthz` }, as(agent));
    expect(body).toMatchObject({
      ok: true,
      findings: [
        { kind: 'no_tag', line: expect.stringContaining(`${house.url}/widget.js`) },
        { kind: 'policy', line: expect.stringContaining(`script-src ${house.url}`) },
      ],
    });
  });

  it('says nothing where nothing is missing', async () => {
    const { body } = await post(path('checks'), { url: `${house.url}/demo` }, as(agent));
    expect(body).toEqual({ ok: true, page_url: `${house.url}/demo/`, findings: [] });
  });

  it.each(['file:///etc/passwd', 'shop', 'ftp://shop.example', 17])(
    'is of websites: %s',
    async (url) => {
      const { body } = await post(path('checks'), { url }, as(agent));
      expect(body).toMatchObject({ error: { code: 'invalid' } });
    },
  );

  it('is for agents', async () => {
    const { status } = await post(path('checks'), { url: house.url });
    expect(status).toBe(401);
  });
});
