import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, post } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';
import { createWebhookReceiver, type WebhookReceiver } from './test/webhook-receiver.ts';
import { findTestPostgres } from './testing/test-postgres.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- what the wire holds is what these tests ask
type Body = any;

const postgres = await findTestPostgres();
afterAll(() => postgres?.stop());

describe.each(postgres === null ? ['SQLite'] : ['SQLite', 'Postgres'])('v1 on %s', (database) => {
  let server: TestServer;
  let provider: WebhookReceiver;
  let token: string;
  beforeAll(async () => {
    const database_url = database === 'Postgres' ? await postgres?.createDatabase() : undefined;
    server = await startServer(database_url === undefined ? {} : { database_url });
    provider = await createWebhookReceiver();
    const admin = await server.agent();
    const headers = { authorization: `Bearer ${admin.token}` };
    const made = await post(`${server.url}/api/v2/tokens`, { name: 'bridge' }, headers);
    token = made.body.token;
  });
  afterAll(async () => {
    await server.stop();
    await provider.close();
  });

  async function calls(method: string, path: string, body?: object, header = 'api_access_token') {
    const response = await fetch(`${server.url}/api/v1/accounts/1${path}`, {
      method,
      headers: { [header]: token, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }

  const gets = async (path: string) => (await calls('GET', path)).body;

  async function makes(path: string, body: object): Promise<Body> {
    const made = await calls('POST', path, body);
    expect({ path, ...made }).toMatchObject({ status: 200 });
    return made.body;
  }

  /** An inbox, somebody in it, and a conversation with them. */
  async function bridge(channel: object = {}) {
    const inbox = await makes('/inboxes', {
      name: 'WhatsApp',
      channel: { type: 'api', webhook_url: provider.url, ...channel },
    });
    const source_id = `4915${Math.floor(Math.random() * 1e9)}`;
    const { payload } = await makes('/contacts', { inbox_id: inbox.id, name: 'Noor', source_id });
    const conversation = await makes('/conversations', { source_id, inbox_id: inbox.id });
    return { inbox, source_id, contact: payload.contact, conversation };
  }

  it('takes the token in three headers, and says what is wrong with others', async () => {
    expect((await calls('GET', '/inboxes')).status).toBe(200);
    expect((await calls('GET', '/inboxes', undefined, 'Api-Access-Token')).status).toBe(200);
    const bearer = { headers: { authorization: `Bearer ${token}` } };
    const url = `${server.url}/api/v1/accounts/1/inboxes`;
    expect((await fetch(url, bearer)).status).toBe(200);
    for (const name of ['api_access_token', 'Api-Access-Token']) {
      const current = `${server.url}/api/v2/sessions/current`;
      expect((await fetch(current, { headers: { [name]: token } })).status).toBe(200);
    }
    const none = await fetch(url);
    expect(none.status).toBe(401);
    expect(await none.json()).toEqual({
      errors: ['You need to sign in or sign up before continuing.'],
    });
    const wrong = await fetch(url, { headers: { api_access_token: 'nonsense' } });
    expect([wrong.status, await wrong.json()]).toEqual([401, { error: 'Invalid Access Token' }]);
    const visitor = await server.visitor();
    const hostile = await fetch(url, { headers: { api_access_token: visitor.token } });
    expect(hostile.status).toBe(401);
    const other = await fetch(url.replace('/1/', '/2/'), bearer);
    expect(await other.json()).toEqual({
      error: 'You are not authorized to access this account',
    });
  });

  it('makes an inbox with a webhook, and refuses an address with a slip in it', async () => {
    const { inbox } = await bridge();
    expect(inbox).toMatchObject({
      id: expect.any(Number),
      name: 'WhatsApp',
      channel_type: 'Channel::Api',
      webhook_url: provider.url,
    });
    const { payload } = await gets('/inboxes');
    expect(payload[0]).toMatchObject({ id: 1, channel_type: 'Channel::WebWidget' });
    expect(payload).toContainEqual(inbox);
    for (const webhook_url of ['example.com', 'https://a.example//x', 'https://a.example/ x']) {
      const refused = await calls('POST', '/inboxes', {
        name: 'Slip',
        channel: { type: 'api', webhook_url },
      });
      expect(refused).toMatchObject({
        status: 422,
        body: { error: expect.stringMatching(/^webhook_url: /) },
      });
    }
    const email = await calls('POST', '/inboxes', { name: 'x', channel: { type: 'email' } });
    expect(email.status).toBe(422);
  });

  it('keeps contacts with the providers’ own ids of them', async () => {
    const { inbox, contact, source_id } = await bridge();
    const slim = expect.objectContaining({ id: inbox.id, channel_type: 'Channel::Api' });
    expect(contact).toMatchObject({
      id: expect.any(Number),
      name: 'Noor',
      contact_inboxes: [{ source_id, inbox: slim }],
    });
    expect(await gets(`/contacts/${contact.id}`)).toEqual({ payload: contact });
    const { meta, payload } = await gets(`/contacts?page=1`);
    expect(meta).toMatchObject({ current_page: 1, count: expect.any(Number) });
    expect(payload.map(({ id }: { id: number }) => id)).toContain(contact.id);
    const taken = await calls('POST', '/contacts', { inbox_id: inbox.id, name: 'Bo', source_id });
    expect(taken).toMatchObject({ status: 422, body: { error: expect.any(String) } });
    const second = await makes('/inboxes', { name: 'SMS', channel: { type: 'api' } });
    const path = `/contacts/${contact.id}/contact_inboxes`;
    const known = await makes(path, { inbox_id: second.id, source_id: '0151' });
    expect(known).toMatchObject({ source_id: '0151', inbox: { id: second.id } });
    const made = await makes(path, { inbox_id: inbox.id });
    expect(made.source_id).toEqual(expect.any(String));
    expect((await gets(`/contacts/${contact.id}`)).payload.contact_inboxes).toHaveLength(3);
    expect((await calls('GET', '/contacts/999999')).status).toBe(404);
  });

  it('[WT7] keeps what a program tells of a contact, and shows it wherever the contact is', async () => {
    const inbox = await makes('/inboxes', { name: 'SMS', channel: { type: 'api' } });
    const custom_attributes = { plan: 'free', seats: 4, trial: true };
    const source_id = newId();
    const wish = {
      inbox_id: inbox.id,
      name: 'Noor',
      source_id,
      additional_attributes: { city: 'Oslo' },
    };
    const made = await makes('/contacts', {
      ...wish,
      custom_attributes: { ...custom_attributes, never: null },
    });
    const { id } = made.payload.contact;
    expect(made.payload.contact).toMatchObject({ name: 'Noor', custom_attributes });
    expect(made.payload.contact.custom_attributes).toEqual(custom_attributes);
    const conversation = await makes('/conversations', { source_id, inbox_id: inbox.id });
    expect(conversation.meta.sender.custom_attributes).toEqual(custom_attributes);
    const changes = { plan: 'pro', trial: null, crm: 'A-7' };
    const changed = await calls('PUT', `/contacts/${id}`, { custom_attributes: changes });
    const told = { plan: 'pro', seats: 4, crm: 'A-7' };
    expect(changed).toMatchObject({ status: 200, body: { payload: { id, name: 'Noor' } } });
    expect(changed.body.payload.custom_attributes).toEqual(told);
    const renamed = await calls('PATCH', `/contacts/${id}`, { name: 'Noor H.', email: 'n@x.io' });
    expect(renamed.body.payload).toMatchObject({ name: 'Noor H.', email: 'n@x.io' });
    expect((await calls('PUT', `/contacts/${id}`, { email: '' })).body.payload).toMatchObject({
      name: 'Noor H.',
      email: null,
    });
    const { payload } = await gets(`/contacts/${id}`);
    expect(payload.custom_attributes).toEqual(told);
    const listed = await gets(`/contacts?page=${Math.ceil(id / 15)}`);
    expect(listed.payload).toContainEqual(payload);
    const shown = await gets(`/conversations/${conversation.id}`);
    expect(shown.meta.sender).toMatchObject({ name: 'Noor H.', custom_attributes: told });
    const { data } = await gets('/conversations?status=open');
    const row = data.payload.find((one: Body) => one.id === conversation.id);
    expect(row.meta.sender.custom_attributes).toEqual(told);
    const agent = await server.agent();
    const asked = { conversation_id: conversation.uuid };
    const { contact } = await agent.asks('conversation.snapshot', asked);
    expect(contact.attributes).toEqual(told);
  });

  it('[WT7] refuses of a contact what it could not keep, and then keeps nothing', async () => {
    const { inbox, contact } = await bridge();
    const path = `/contacts/${contact.id}`;
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`key ${at}`, at]));
    const value = 'must be a text, a number, or true or false';
    const wrongs: [object, string][] = [
      [{ custom_attributes: { tags: ['a'] } }, `custom_attributes.tags: ${value}`],
      [{ custom_attributes: { plan: { tier: 1 } } }, `custom_attributes.plan: ${value}`],
      [{ custom_attributes: { plan: 'x'.repeat(301) } }, '<=300 characters'],
      [{ custom_attributes: { ' ': 1 } }, 'custom_attributes. : a name has 1 to 60 characters'],
      [{ custom_attributes: many(31) }, 'custom_attributes: at most 30 at once'],
      [{ custom_attributes: ['plan'] }, 'custom_attributes: '],
    ];
    const { meta } = await gets('/contacts');
    for (const [wrong, error] of wrongs) {
      const refused = { status: 422, body: { error: expect.stringContaining(error) } };
      const named = { name: 'Nobody', ...wrong };
      expect(await calls('PUT', path, named)).toMatchObject(refused);
      expect(await calls('POST', '/contacts', { inbox_id: inbox.id, ...named })).toMatchObject(
        refused,
      );
    }
    await calls('PUT', path, { custom_attributes: many(30) });
    const more = await calls('PUT', path, { name: 'Nobody', custom_attributes: { more: 1 } });
    expect(more).toEqual({
      status: 422,
      body: { error: 'at most 30 attributes and 20 labels' },
    });
    expect((await gets('/contacts')).meta.count).toBe(meta.count);
    expect((await gets(path)).payload).toEqual({ ...contact, custom_attributes: many(30) });
    expect((await calls('PUT', '/contacts/999999', { name: 'x' })).status).toBe(404);
    await calls('DELETE', path);
    const late = await calls('PUT', path, { custom_attributes: { plan: 'pro' } });
    expect(late.status).toBe(404);
  });

  it('begins conversations by either name of a contact', async () => {
    const { inbox, contact, conversation } = await bridge();
    expect(conversation).toMatchObject({
      id: expect.any(Number),
      inbox_id: inbox.id,
      account_id: 1,
      status: 'open',
      messages: [],
      meta: { sender: { id: contact.id, name: 'Noor' }, channel: 'Channel::Api' },
    });
    const message = { content: 'Hello from us' };
    const other = { inbox_id: inbox.id, contact_id: contact.id, message };
    const second = await makes('/conversations', other);
    expect(second.messages[0]).toMatchObject({ content: 'Hello from us', message_type: 1 });
    const { data } = await gets('/conversations?status=all');
    const ids = data.payload.map(({ id }: { id: number }) => id);
    expect(ids).toEqual(expect.arrayContaining([conversation.id, second.id]));
    expect(await gets(`/conversations/${second.id}`)).toMatchObject({ id: second.id });
    expect((await gets('/conversations?status=all&page=199')).data.payload).toEqual([]);
    for (const wrong of [{ source_id: 'nobody', inbox_id: inbox.id }, { inbox_id: inbox.id }]) {
      expect((await calls('POST', '/conversations', wrong)).status).toBe(404);
    }
    const website = { inbox_id: 1, contact_id: contact.id };
    expect((await calls('POST', '/conversations', website)).status).toBe(401);
  });

  it('brings messages in and carries them out, as Chatwoot shows them', async () => {
    const { inbox, conversation, contact, source_id } = await bridge();
    const path = `/conversations/${conversation.id}/messages`;
    const incoming = { content: 'Is anybody there?', message_type: 'incoming' };
    const first = await makes(path, { ...incoming, source_id: 'wamid.1', echo_id: 'e1' });
    const before = provider.calls.length;
    const reply = await makes(path, { content: 'Yes!', message_type: 'outgoing' });
    const note = await makes(path, { content: 'A regular', private: true });
    expect(first).toEqual({
      id: expect.any(Number),
      content: 'Is anybody there?',
      account_id: 1,
      inbox_id: inbox.id,
      conversation_id: conversation.id,
      message_type: 0,
      content_type: 'text',
      status: 'sent',
      content_attributes: {},
      created_at: expect.any(Number),
      private: false,
      source_id: 'wamid.1',
      sender: expect.objectContaining({ id: contact.id, name: 'Noor', type: 'contact' }),
      echo_id: 'e1',
    });
    expect(reply).toMatchObject({
      message_type: 1,
      status: 'pending',
      sender: { name: 'Ada', type: 'user' },
    });
    expect(note).toMatchObject({ private: true, status: 'sent', message_type: 1 });
    const [call] = (await provider.gets(before + 1)).slice(before);
    const told = JSON.parse(call?.body ?? '');
    expect(told).toMatchObject({
      position: reply.id,
      data: { message: { text: 'Yes!' } },
      recipient: {
        source_id,
        contact_number: contact.id,
        conversation_number: conversation.id,
        inbox_number: inbox.id,
      },
    });
    const { payload } = await gets(path);
    const ids = payload.map(({ id }: { id: number }) => id);
    expect(ids).toEqual([first.id, reply.id, note.id]);
    expect((await gets(`${path}?before=${note.id}`)).payload.map(idOf)).toEqual(ids.slice(0, 2));
    expect((await gets(`${path}?after=${first.id}`)).payload.map(idOf)).toEqual(ids.slice(1));
    // The console sees the contact's words as theirs.
    const agent = await server.agent();
    const { rows } = await agent.asks('conversation.list', { view: 'open' });
    const row = rows.find((one: Body) => one.conversation.number === conversation.id);
    expect(row.conversation).toMatchObject({ visitor_count: 1, agent_count: 1 });
  });

  it('shows what a website tells as Chatwoot shows it', async () => {
    const visitor = await server.visitor();
    const conversation_id = newId();
    await visitor.says(conversation_id, 'Hello');
    const attributes = { plan: 'pro', seats: 4 };
    await visitor.asks('contact.describe', { command_id: newId(), attributes });
    await visitor.asks('conversation.describe', {
      command_id: newId(),
      conversation_id,
      attributes: { order: 'A-1' },
      add_labels: ['billing'],
    });
    const { data } = await gets('/conversations?status=open');
    const found = data.payload.find((one: Body) => one.uuid === conversation_id);
    expect(found).toMatchObject({
      labels: ['billing'],
      custom_attributes: { order: 'A-1' },
      meta: { sender: { custom_attributes: attributes } },
    });
    const { meta } = await gets(`/conversations/${found.id}/messages`);
    expect(meta).toMatchObject({
      labels: ['billing'],
      contact: { custom_attributes: attributes },
    });
  });

  it('refuses what is no message, and words of visitors that a website’s own have to write', async () => {
    const { conversation } = await bridge();
    const path = `/conversations/${conversation.id}/messages`;
    expect((await calls('POST', path, { content: ' ' })).status).toBe(422);
    expect((await calls('POST', path, {})).status).toBe(422);
    expect((await calls('POST', path, { content: 'x'.repeat(10_001) })).status).toBe(413);
    expect((await calls('POST', '/conversations/999999/messages', { content: 'x' })).status).toBe(
      404,
    );
    const visitor = await server.visitor();
    const id = newId();
    await visitor.says(id, 'Hello');
    const [row] = await server.store.read.conversations([id]);
    const website = `/conversations/${row?.conversation.number}/messages`;
    const forged = await calls('POST', website, { content: 'me', message_type: 'incoming' });
    expect(forged).toEqual({
      status: 422,
      body: { error: 'Incoming messages are only allowed in Api inboxes' },
    });
    const message = await makes(website, { content: 'Hello to you' });
    expect(await calls('PATCH', `${website}/${message.id}`, { status: 'failed' })).toEqual({
      status: 403,
      body: { error: 'Message status update is only allowed for API inboxes' },
    });
  });

  it('[ST2][ST4] answers every report with the message as it then is', async () => {
    const { conversation } = await bridge({ async_status: true });
    const path = `/conversations/${conversation.id}/messages`;
    const statuses = ['pending', 'sent', 'delivered', 'read', 'failed'];
    const allowed: Record<string, readonly string[]> = {
      pending: statuses,
      sent: ['sent', 'delivered', 'read', 'failed'],
      delivered: ['delivered', 'read'],
      read: ['read'],
      failed: ['pending', 'delivered', 'read', 'failed'],
    };
    for (const from of statuses) {
      for (const to of statuses) {
        const { id } = await makes(path, { content: `${from} to ${to}` });
        await calls('PATCH', `${path}/${id}`, { status: from, external_error: 'before' });
        const report = { status: to, external_error: 'err123' };
        const answer = await calls('PATCH', `${path}/${id}`, report);
        const climbs = allowed[from]?.includes(to) === true;
        expect({ from, to, ...answer }).toMatchObject({
          status: 200,
          body: { id, status: climbs ? to : from },
        });
        const { external_error } = answer.body.content_attributes;
        const expected = to === 'failed' && from !== 'failed' ? 'err123' : 'before';
        expect(external_error).toBe(answer.body.status === 'failed' ? expected : undefined);
      }
    }
    const { id } = await makes(path, { content: 'Hello' });
    expect(await calls('PATCH', `${path}/${id}`, { status: 'eaten' })).toMatchObject({
      status: 200,
      body: { id, status: 'pending' },
    });
    const incoming = await makes(path, { content: 'Hello', message_type: 'incoming' });
    expect(await calls('PATCH', `${path}/${incoming.id}`, { status: 'failed' })).toMatchObject({
      status: 200,
      body: { id: incoming.id, status: 'sent' },
    });
    expect((await calls('PATCH', `${path}/999999`, { status: 'read' })).status).toBe(404);
    expect((await calls('PATCH', `${path}/abc`, { status: 'read' })).status).toBe(404);
  });

  it('a token is shown once, listed without its secret, and is no more once it was revoked', async () => {
    const admin = await server.agent();
    const headers = { authorization: `Bearer ${admin.token}` };
    const url = `${server.url}/api/v2/tokens`;
    const { body } = await post(url, { name: 'n8n' }, headers);
    expect(body).toMatchObject({ ok: true, name: 'n8n', token: expect.stringMatching(/^pat_/) });
    const listed = await (await fetch(url, { headers })).text();
    expect(listed).toContain(body.id);
    expect(listed).not.toContain(body.token);
    const asToken = { headers: { authorization: `Bearer ${body.token}` } };
    expect((await fetch(`${server.url}/api/v2/agents`, asToken)).status).toBe(200);
    const bo = { name: 'Bo', email: `${newId()}@shop.example`, password: 'correct horse' };
    await post(`${server.url}/api/v2/agents`, bo, headers);
    const other = await post(`${server.url}/api/v2/sessions`, {
      email: bo.email,
      password: bo.password,
    });
    const theirs = { authorization: `Bearer ${other.body.token}` };
    const foreign = await fetch(`${url}/${body.id}`, { method: 'DELETE', headers: theirs });
    expect(foreign.status).toBe(404);
    expect((await fetch(`${url}/${body.id}`, { method: 'DELETE', headers })).status).toBe(200);
    expect((await fetch(`${server.url}/api/v2/agents`, asToken)).status).toBe(401);
    expect((await post(url, { name: ' ' }, headers)).status).toBe(422);
    const visitor = await server.visitor();
    const hostile = { authorization: `Bearer ${visitor.token}` };
    expect((await post(url, { name: 'x' }, hostile)).status).toBe(404);
  });

  it('there are no more tokens than can be seen and revoked', async () => {
    const headers = { authorization: `Bearer ${(await server.agent()).token}` };
    const url = `${server.url}/api/v2/tokens`;
    const list = async () => ((await (await fetch(url, { headers })).json()) as Body).tokens;
    let status = 200;
    for (let made = 0; status === 200 && made < 200; made += 1) {
      ({ status } = await post(url, { name: 'one more' }, headers));
    }
    expect(status).toBe(403);
    const tokens = await list();
    await fetch(`${url}/${tokens.at(-1).id}`, { method: 'DELETE', headers });
    expect((await post(url, { name: 'in its place' }, headers)).status).toBe(200);
    expect(await list()).toHaveLength(tokens.length);
  });

  it('[ST9] the secret of an inbox is for admins', async () => {
    const { inbox } = await bridge();
    const admin = await server.agent();
    const headers = { authorization: `Bearer ${admin.token}` };
    const url = `${server.url}/api/v2/inboxes/${inbox.inbox_identifier}/webhook-secret`;
    const { secret } = (await (await fetch(url, { headers })).json()) as { secret: string };
    expect(secret).toMatch(/^whsec_/);
    const bo = { name: 'Bo', email: `${newId()}@shop.example`, password: 'correct horse' };
    await post(`${server.url}/api/v2/agents`, bo, headers);
    const { email, password } = bo;
    const signedIn = await post(`${server.url}/api/v2/sessions`, { email, password });
    const theirs = { authorization: `Bearer ${signedIn.body.token}` };
    expect((await fetch(url, { headers: theirs })).status).toBe(403);
    const website = url.replace(inbox.inbox_identifier, newId());
    expect((await fetch(website, { headers })).status).toBe(404);
  });
});

function idOf({ id }: { id: number }): number {
  return id;
}
