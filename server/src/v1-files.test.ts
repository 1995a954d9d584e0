import { afterAll, beforeAll, expect, it } from 'vitest';
import { html, pdf, png } from './test/file-samples.ts';
import { post } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';
import { createWebhookReceiver, type WebhookReceiver } from './test/webhook-receiver.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- what the wire holds is what these tests ask
type Body = any;

let server: TestServer;
let provider: WebhookReceiver;
let token: string;
let conversation: Body;

beforeAll(async () => {
  server = await startServer();
  provider = await createWebhookReceiver();
  const admin = await server.agent();
  const headers = { authorization: `Bearer ${admin.token}` };
  const made = await post(`${server.url}/api/v2/tokens`, { name: 'bridge' }, headers);
  token = made.body.token;
  const channel = { type: 'api', webhook_url: provider.url };
  const inbox = await makes('/inboxes', { name: 'WhatsApp', channel });
  const source_id = '491511111';
  await makes('/contacts', { inbox_id: inbox.id, name: 'Noor', source_id });
  conversation = await makes('/conversations', { source_id, inbox_id: inbox.id });
});

afterAll(async () => {
  await server.stop();
  await provider.close();
});

async function makes(path: string, body: object): Promise<Body> {
  const response = await fetch(`${server.url}/api/v1/accounts/1${path}`, {
    method: 'POST',
    headers: { api_access_token: token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function sendsForm(fields: Record<string, string>, files: readonly [string, Buffer][]) {
  const form = new FormData();
  // Files before fields: what a program sends first must not matter.
  for (const [name, bytes] of files) form.append('attachments[]', new Blob([bytes]), name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const url = `${server.url}/api/v1/accounts/1/conversations/${conversation.id}/messages`;
  const headers = { api_access_token: token };
  const response = await fetch(url, { method: 'POST', headers, body: form });
  return { status: response.status, body: (await response.json()) as Body };
}

it('[FI11] v1 takes files with a message, tells where they are, and hands them to the provider', async () => {
  const made = await sendsForm({ content: 'Here is the bill', message_type: 'outgoing' }, [
    ['bill.pdf', pdf],
    ['lamp.png', png],
  ]);
  expect(made).toMatchObject({ status: 200, body: { content: 'Here is the bill' } });
  expect(made.body.attachments).toMatchObject([
    { file_type: 'file', extension: 'pdf', file_size: pdf.length, thumb_url: '' },
    { file_type: 'image', extension: 'png', file_size: png.length, width: 3, height: 2 },
  ]);
  const [bill] = made.body.attachments;
  expect(bill.data_url).toMatch(/\/bill\.pdf$/);
  const got = await fetch(bill.data_url);
  expect(Buffer.from(await got.arrayBuffer()).equals(pdf)).toBe(true);

  const [call] = await provider.gets(1);
  const told = JSON.parse(call?.body ?? '{}');
  expect(told.data.message.attachments).toMatchObject([{ name: 'bill.pdf' }, { name: 'lamp.png' }]);
  expect(told.files.map(({ id }: Body) => id)).toEqual(
    told.data.message.attachments.map(({ id }: Body) => id),
  );
  const handed = await fetch(told.files[1].url.replace('localhost', '127.0.0.1'));
  expect(handed.headers.get('content-type')).toBe('image/png');
});

it('[FI11] what comes in by v1 is the contact’s, also without a word', async () => {
  const made = await sendsForm({ message_type: 'incoming' }, [['photo.png', png]]);
  expect(made).toMatchObject({
    status: 200,
    body: { content: '', message_type: 0, attachments: [{ file_type: 'image' }] },
  });
});

it('[FI3] v1 refuses what is empty, and a form without words and files', async () => {
  expect((await sendsForm({ content: 'x' }, [['empty.txt', Buffer.alloc(0)]])).status).toBe(422);
  expect((await sendsForm({ content: '' }, [])).status).toBe(422);
});

it('[FI8] a page that v1 took is served as no page', async () => {
  const made = await sendsForm({ message_type: 'incoming' }, [['page.html', html]]);
  const got = await fetch(made.body.attachments[0].data_url);
  expect(got.headers.get('content-type')).toBe('text/plain');
  expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
});

it.each([
  ['has no end', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; na'],
  ['has no boundary', 'multipart/form-data', 'anything'],
])('a form that %s is its sender’s fault', async (_what, type, body) => {
  const url = `${server.url}/api/v1/accounts/1/conversations/${conversation.id}/messages`;
  const headers = { api_access_token: token, 'content-type': type };
  const response = await fetch(url, { method: 'POST', headers, body });
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: 'the form can’t be read' },
  ]);
  expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
});
