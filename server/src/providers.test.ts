import type { Delivery, Id } from '@porchlight/protocol';
import { agentEventSchema } from '@porchlight/protocol/schemas';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';
import { createWebhookReceiver, type WebhookReceiver } from './test/webhook-receiver.ts';
import { nextDueOfAll } from './testing/every-lane.ts';

let server: TestServer;
let provider: WebhookReceiver;
let agent: Person;
let ahead_ms: number;

beforeEach(async () => {
  ahead_ms = 0;
  server = await startServer({ ahead_ms: () => ahead_ms });
  provider = await createWebhookReceiver();
  agent = await server.agent();
});
afterEach(async () => {
  await server.stop();
  await provider.close();
});

/** A conversation in a new inbox of the provider's. */
async function conversationIn(settings: object = {}): Promise<Id> {
  const [inbox_id, conversation_id] = [newId(), newId()];
  const inbox = { id: inbox_id, kind: 'api', name: 'SMS', webhook_url: provider.url } as const;
  await agent.asks('inbox.create', { ...inbox, ...settings });
  const contact_id = (await server.visitor()).id;
  await agent.asks('conversation.create', { id: conversation_id, inbox_id, contact_id });
  return conversation_id;
}

/** The next status of a message that the console is told of. */
async function becomes(message_id: Id, status: Delivery['status']): Promise<Delivery> {
  const { event } = await agent.sees(
    'durable',
    ({ event: told }) =>
      told?.event_type === 'message.status_changed' &&
      told.data.message_id === message_id &&
      told.data.status === status,
  );
  return event.data;
}

/** What the provider answers by its callback. */
async function reports(conversation_id: Id, message_id: Id, report: object) {
  const url = `${server.url}/api/v2/conversations/${conversation_id}/messages/${message_id}`;
  const response = await fetch(url, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${agent.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(report),
  });
  const { code } = (await response.json()) as { code?: string };
  return { status: response.status, code };
}

async function messageIn(conversation_id: Id, message_id: Id) {
  const { events } = await agent.asks('conversation.snapshot', { conversation_id });
  return events.find(
    (event: { data: { message?: { id: Id } } }) => event.data.message?.id === message_id,
  ).data.message;
}

describe('what an agent says in a provider’s inbox', () => {
  it('[ST7][ST8] is handed over in the one envelope, signed, and is sent once it was taken', async () => {
    const conversation_id = await conversationIn();
    const { id } = await agent.says(conversation_id, 'Your parcel is here');
    const [call] = await provider.gets(1);
    expect(await becomes(id, 'sent')).toMatchObject({ external_error: null, attempt: 1 });
    const { position, recipient, ...event } = JSON.parse(call?.body ?? '');
    const number = expect.any(Number);
    expect(recipient).toEqual({
      source_id: null,
      contact_number: number,
      conversation_number: number,
      inbox_number: number,
    });
    expect(position).toBeGreaterThan(0);
    expect(agentEventSchema.parse(event)).toMatchObject({
      event_type: 'message.created',
      conversation_id,
      data: { message: { id, text: 'Your parcel is here', status: 'pending', attempt: 1 } },
    });
    const { inboxes } = await agent.asks('inbox.list', {});
    const secret = await secretOf(inboxes.at(-1).id);
    const headers = call?.headers as Record<string, string>;
    expect(() => new Webhook(secret).verify(call?.body ?? '', headers)).not.toThrow();
  });

  it('[ST3] is told to agents with its status, and notes have none', async () => {
    const conversation_id = await conversationIn({ async_status: true });
    const { id } = await agent.says(conversation_id, 'Hello');
    await agent.says(conversation_id, 'They will not answer', { internal: true });
    const { event } = await agent.reads('Hello');
    expect(event.data.message).toMatchObject({ id, status: 'pending', attempt: 1 });
    const note = await agent.reads('They will not answer');
    expect(note.event.data.message).not.toHaveProperty('status');
    await provider.gets(1);
    expect(provider.calls).toHaveLength(1);
  });

  it('[ST3] is sent at once where nobody waits for it', async () => {
    const conversation_id = await conversationIn({ webhook_url: null });
    const { id } = await agent.says(conversation_id, 'Hello');
    expect(await messageIn(conversation_id, id)).toMatchObject({ status: 'sent' });
  });

  it('[ST7] is handed over in the order of seq, the next only after the one before', async () => {
    const conversation_id = await conversationIn();
    provider.answers({ status: 503, headers: { 'retry-after': '0' } }, { status: 500 });
    const texts = ['one', 'two', 'three'];
    const sent = await Promise.all(texts.map((text) => agent.says(conversation_id, text)));
    for (const { id } of sent) await becomes(id, 'sent');
    expect(provider.calls.map(({ text }) => text)).toEqual(['one', 'one', 'one', 'two', 'three']);
    const ids = provider.calls.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(new Set(ids).size).toBe(3);
  });

  it('[ST7] waits as long as Retry-After asks, and no attempt changes the status', async () => {
    const conversation_id = await conversationIn();
    provider.answers({ status: 429, headers: { 'retry-after': '240' } });
    const { id } = await agent.says(conversation_id, 'Hello');
    await provider.gets(1);
    await expect
      .poll(() => server.log.find(({ line }) => line === 'a message was not handed over')?.fields)
      .toMatchObject({ wait_ms: 240_000, tries: 1 });
    expect(await messageIn(conversation_id, id)).toMatchObject({ status: 'pending', attempt: 1 });
    ahead_ms = 239_000;
    await agent.says(await conversationIn(), 'Somebody else');
    expect((await provider.gets(2))[1]?.text).toBe('Somebody else');
    ahead_ms = 241_000;
    await becomes(id, 'sent');
  });

  it('[ST7] fails at once where the provider says that the same will fail again', async () => {
    const conversation_id = await conversationIn();
    provider.answers({ status: 422, body: 'a secret of theirs' });
    const { id } = await agent.says(conversation_id, 'Hello');
    const failed = await becomes(id, 'failed');
    expect(failed).toEqual({
      message_id: id,
      status: 'failed',
      external_error: 'the webhook answered 422',
      attempt: 1,
    });
    expect(JSON.stringify(server.log)).not.toContain('a secret of theirs');
  });

  it('[ST7] fails after the eighth attempt', async () => {
    const conversation_id = await conversationIn();
    provider.answers(...Array.from({ length: 8 }, () => ({ status: 500 })));
    const { id } = await agent.says(conversation_id, 'Hello');
    const impatience = setInterval(() => (ahead_ms += 60_000), 50);
    const failed = await becomes(id, 'failed').finally(() => clearInterval(impatience));
    expect(failed.external_error).toBe('the webhook answered 500');
    expect(provider.calls).toHaveLength(8);
  });

  it('[ST5] that failed is handed over once more, as another attempt, when somebody asks', async () => {
    const conversation_id = await conversationIn();
    provider.answers({ status: 400 });
    const { id } = await agent.says(conversation_id, 'Hello');
    await becomes(id, 'failed');
    const retry = { command_id: newId(), conversation_id, message_id: id };
    const answer = await agent.asks('message.retry', retry);
    expect(answer).toMatchObject({ ok: true, seq: expect.any(Number) });
    expect(await agent.asks('message.retry', retry)).toEqual(answer);
    expect(await becomes(id, 'sent')).toMatchObject({ attempt: 2, external_error: null });
    expect(provider.calls).toHaveLength(2);
    const [first, second] = provider.calls.map(({ headers }) => headers['webhook-id']);
    expect(first).not.toBe(second);
    expect(await messageIn(conversation_id, id)).toMatchObject({ status: 'sent', attempt: 2 });
  });

  it('[ST5] is not handed over where it was recalled in time', async () => {
    const conversation_id = await conversationIn();
    provider.answers({ status: 503, headers: { 'retry-after': '5' } });
    const { id: message_id } = await agent.says(conversation_id, 'Not for you');
    await provider.gets(1);
    await agent.asks('message.recall', { id: newId(), conversation_id, message_id });
    ahead_ms = 10_000;
    const { id } = await agent.says(conversation_id, 'For you');
    await becomes(id, 'sent');
    expect(provider.calls.map(({ text }) => text)).toEqual(['Not for you', 'For you']);
  });
});

describe('a provider that tells later', () => {
  it('[ST4] climbs the status by its callbacks, and never down', async () => {
    const conversation_id = await conversationIn({ async_status: true });
    const { id } = await agent.says(conversation_id, 'Hello');
    await provider.gets(1);
    const tells = (status: string) => reports(conversation_id, id, { status });
    expect(await tells('delivered')).toMatchObject({ status: 200 });
    expect(await tells('delivered')).toMatchObject({ status: 200 });
    expect(await tells('sent')).toEqual({ status: 409, code: 'status_regression' });
    expect(await tells('failed')).toEqual({ status: 409, code: 'status_regression' });
    expect(await tells('read')).toMatchObject({ status: 200 });
    expect(await messageIn(conversation_id, id)).toMatchObject({ status: 'read', attempt: 1 });
    const changes = agent.frames.filter(
      ({ payload }) => payload.event?.event_type === 'message.status_changed',
    );
    expect(changes.map(({ payload }) => payload.event.data.status)).toEqual(['delivered', 'read']);
  });

  it('[ST4] fails a message in its own words', async () => {
    const conversation_id = await conversationIn({ async_status: true });
    const { id } = await agent.says(conversation_id, 'Hello');
    const report = { status: 'failed', external_error: 'err123' };
    expect(await reports(conversation_id, id, report)).toMatchObject({ status: 200 });
    expect(await becomes(id, 'failed')).toMatchObject({ external_error: 'err123' });
  });

  it('[ST4] has nothing to say of a website’s messages, notes, or what the contact said', async () => {
    const visitor = await server.visitor();
    const website = newId();
    await visitor.says(website, 'Hello?');
    const { id } = await agent.says(website, 'Hello');
    expect(await reports(website, id, { status: 'read' })).toMatchObject({ status: 403 });
    const conversation_id = await conversationIn({ async_status: true });
    const note = await agent.says(conversation_id, 'a note', { internal: true });
    expect(await reports(conversation_id, note.id, { status: 'read' })).toMatchObject({
      status: 403,
    });
    expect(await reports(conversation_id, newId(), { status: 'read' })).toMatchObject({
      status: 404,
    });
    expect(await reports(newId(), note.id, { status: 'read' })).toMatchObject({ status: 404 });
  });

  it('[ST8] that took a message and says nothing fails it, counted from the taking', async () => {
    const conversation_id = await conversationIn({ async_status: true });
    provider.answers({ status: 503, headers: { 'retry-after': '120' } });
    const { id } = await agent.says(conversation_id, 'Hello');
    await provider.gets(1);
    await expect
      .poll(() => server.log.some(({ line }) => line === 'a message was not handed over'))
      .toBe(true);
    ahead_ms = 121_000;
    await provider.gets(2);
    // Taken, and its time has begun to run.
    await expect.poll(dueIn_ms).toBeGreaterThan(700_000);
    ahead_ms = 601_000;
    await agent.says(await conversationIn({ async_status: true }), 'Somebody else');
    await provider.gets(3);
    expect(await messageIn(conversation_id, id)).toMatchObject({ status: 'pending' });
    ahead_ms = 722_000;
    expect(await becomes(id, 'failed')).toMatchObject({ external_error: 'timeout' });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/^porchlight_status_timeouts_total [1-9]/m);
    // The provider has proof after all.
    expect(await reports(conversation_id, id, { status: 'delivered' })).toMatchObject({
      status: 200,
    });
  });

  it('[ST8] that has told in time is left alone', async () => {
    const conversation_id = await conversationIn({ async_status: true, pending_timeout_s: 10 });
    const early = await agent.says(conversation_id, 'Told');
    const late = await agent.says(conversation_id, 'Untold');
    await provider.gets(2);
    await reports(conversation_id, early.id, { status: 'delivered' });
    ahead_ms = 60_000;
    await becomes(late.id, 'failed');
    expect(await messageIn(conversation_id, early.id)).toMatchObject({ status: 'delivered' });
  });

  it('[ST8] that fetches by itself has its time from the sending', async () => {
    const conversation_id = await conversationIn({ async_status: true, webhook_url: null });
    const { id } = await agent.says(conversation_id, 'Hello');
    ahead_ms = 601_000;
    expect(await becomes(id, 'failed')).toMatchObject({ external_error: 'timeout' });
  });
});

it('[ST6] what happened while an agent was away is there when it comes back', async () => {
  const conversation_id = await conversationIn({ async_status: true });
  const { id } = await agent.says(conversation_id, 'Hello');
  const { cursor } = await agent.asks('sync', { cursor: null });
  await reports(conversation_id, id, { status: 'read' });
  const { items } = await agent.asks('sync', { cursor });
  const types = items.map(({ event }: { event: { event_type: string } }) => event.event_type);
  expect(types).toEqual(['message.status_changed']);
  expect(await messageIn(conversation_id, id)).toMatchObject({
    status: 'read',
    version: items[0].event.seq,
  });
});

/** When the next job is due, in milliseconds from the start of the test. */
async function dueIn_ms(): Promise<number> {
  return Date.parse((await nextDueOfAll(server.store.jobs)) ?? '') - Date.now();
}

async function secretOf(inbox_id: Id): Promise<string> {
  const url = `${server.url}/api/v2/inboxes/${inbox_id}/webhook-secret`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${agent.token}` } });
  return ((await response.json()) as { secret: string }).secret;
}
