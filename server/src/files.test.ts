import { limits } from '@porchlight/protocol';
import { visitorEventSchema } from '@porchlight/protocol/schemas';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTemporaryFolder, type TemporaryFolder } from './testing/temporary-folder.ts';
import { html, jpeg, pdf, png, polyglot, svg, xmlSvg, zip } from './test/file-samples.ts';
import { newId, type Person } from './test/people.ts';
import { addressOf, announces, puts, uploads } from './test/sends-files.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let ahead_ms = 0;
let folder: TemporaryFolder;
let server: TestServer;
let noor: Person;
let ada: Person;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  server = await startServer({ config: { data_dir: folder.path }, ahead_ms: () => ahead_ms });
  noor = await server.visitor();
  ada = await server.agent();
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const up = (person: Person, conversation_id: string, bytes: Uint8Array, name?: string) =>
  uploads(server.url, person, { conversation_id, bytes, ...(name !== undefined && { name }) });

function kept(): string[] {
  const root = join(folder.path, 'files');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

async function sends(person: Person, conversation_id: string, ...attachments: string[]) {
  const id = newId();
  const answer = await person.emits('message.send', { id, conversation_id, text: '', attachments });
  return { id, answer };
}

it('[FI1] a picture is announced, sent, and told to both sides, by what is in it', async () => {
  const conversation_id = newId();
  const { id, body } = await up(noor, conversation_id, png, 'The lamp.png');
  const file = {
    id,
    name: 'The lamp.png',
    type: 'image/png',
    size: png.length,
    width: 3,
    height: 2,
  };
  expect(body).toEqual({ ok: true, file });
  const sent = await sends(noor, conversation_id, id);
  expect(sent.answer.ok).toBe(true);
  const told = await ada.sees(
    'durable',
    ({ event }) => event?.event_type === 'message.created' && event.data.message.id === sent.id,
  );
  expect(told.event.data.message).toMatchObject({ text: '', attachments: [file] });
  const snapshot = await noor.asks('conversation.snapshot', { conversation_id });
  const event = visitorEventSchema.parse(snapshot.events.at(-1));
  expect(event.data).toMatchObject({ message: { attachments: [file] } });
  const { rows } = await ada.asks('conversation.list', { view: 'all' });
  expect(rows[0].conversation.last_message).toMatchObject({
    attached: { name: 'The lamp.png', type: 'image/png', count: 1 },
  });
});

it('[FI1] the same file again answers the same, and another’s id is refused', async () => {
  const conversation_id = newId();
  const { id, body } = await up(noor, conversation_id, png);
  const again = await uploads(server.url, noor, { conversation_id, bytes: png, id });
  expect(again.body).toEqual(body);
  expect((await puts(server.url, noor, id, 'anything')).body).toEqual(body);
  const other = await server.visitor();
  const parcel = { conversation_id: newId(), bytes: png, id };
  expect((await announces(server.url, other, parcel)).body.error.code).toBe('id_conflict');
  expect((await puts(server.url, other, id, png)).body.error.code).toBe('not_found');
  expect((await puts(server.url, other, newId(), png)).body.error.code).toBe('not_found');
});

it('[FI2] a file goes with one message, of its uploader, in its conversation; all else answers alike', async () => {
  const conversation_id = newId();
  await noor.says(conversation_id, 'Hello');
  const { id } = await up(noor, conversation_id, png);
  const half = newId();
  await announces(server.url, noor, { conversation_id, bytes: png, id: half });
  const own = await up(ada, conversation_id, png);
  const refused = await Promise.all([
    sends(noor, newId(), id),
    sends(ada, conversation_id, id),
    sends(noor, conversation_id, newId()),
    sends(noor, conversation_id, half),
    sends(noor, conversation_id, id, own.id),
  ]);
  expect(new Set(refused.map(({ answer }) => answer.error?.message))).toEqual(
    new Set(['no such file']),
  );
  expect((await sends(noor, conversation_id, id)).answer.ok).toBe(true);
  expect((await sends(noor, conversation_id, id)).answer.error.code).toBe('not_found');
  expect((await sends(ada, conversation_id, own.id)).answer.ok).toBe(true);
});

it('[FI3][FI4] size and kind are judged before, while, and after the bytes come', async () => {
  const conversation_id = newId();
  const tooLarge = {
    conversation_id,
    bytes: png,
    id: newId(),
    size: limits.default_file_bytes + 1,
  };
  expect((await announces(server.url, noor, tooLarge)).body.error.code).toBe('too_large');
  const empty = { conversation_id, bytes: png, id: newId(), size: 0 };
  expect((await announces(server.url, noor, empty)).body.error.code).toBe('invalid');
  const id = newId();
  await announces(server.url, noor, { conversation_id, bytes: png, id, size: 50 });
  expect((await puts(server.url, noor, id, png)).body.error.code).toBe('too_large');
  expect((await puts(server.url, noor, id, 'short')).body.error.code).toBe('malformed');
  for (const bytes of [zip, xmlSvg]) {
    expect((await up(noor, conversation_id, bytes, 'a.png')).body.error.code).toBe('file_refused');
  }
  expect(kept().some((name) => name.startsWith(id))).toBe(false);
});

it('[FI4] more than announced ends while it comes, and never lies anywhere', async () => {
  const conversation_id = newId();
  const id = newId();
  await announces(server.url, noor, { conversation_id, bytes: png, id, size: 1_000_000 });
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(65));
      if (pulled > 50_000_000) controller.close();
    },
  });
  // The server hangs up in the middle of it, which may come before its answer.
  const cut = { body: { error: { code: 'too_large' } } };
  const { body } = await puts(server.url, noor, id, endless).catch(() => cut);
  expect(body.error.code).toBe('too_large');
  expect(pulled).toBeLessThan(50_000_000);
  expect(kept().some((name) => name.startsWith(id))).toBe(false);
});

it('[FI5] what a file is, its bytes say, and its name is cleaned', async () => {
  const conversation_id = newId();
  const named = async (bytes: Uint8Array, name: string) =>
    (await up(noor, conversation_id, bytes, name)).body.file;
  expect(await named(html, 'holiday.png')).toMatchObject({ type: 'text/plain' });
  expect(await named(svg, 'drawing.svg')).toMatchObject({ type: 'text/plain' });
  expect(await named(jpeg, 'x.exe')).toMatchObject({ type: 'image/jpeg', width: 20, height: 40 });
  expect(await named(pdf, '../../etc/passwd')).toMatchObject({ name: 'etc passwd' });
  expect(await named(pdf, 'bill\u202Efdp.exe')).toMatchObject({ name: 'bill fdp.exe' });
  expect((await named(pdf, `${'a'.repeat(900)}.pdf`)).name).toHaveLength(limits.file_name_length);
});

it('[FI6] a recall takes files away at once, and their bytes soon after', async () => {
  const conversation_id = newId();
  const { id } = await up(noor, conversation_id, png);
  const sent = await sends(noor, conversation_id, id);
  const address = (await addressOf(server.url, ada, conversation_id, id)) ?? '';
  expect((await fetch(address)).status).toBe(200);
  expect(kept()).toContain(id);
  await noor.asks('message.recall', { id: newId(), conversation_id, message_id: sent.id });
  expect((await fetch(address)).status).toBe(404);
  expect(await addressOf(server.url, ada, conversation_id, id)).toBeUndefined();
  const { events } = await ada.asks('conversation.snapshot', { conversation_id });
  expect(JSON.stringify(events)).not.toContain(id);
  await expect.poll(() => kept().includes(id), { timeout: 10_000 }).toBe(false);
});

it('[FI7] addresses are for who may see the message, and for a while', async () => {
  const conversation_id = newId();
  await noor.says(conversation_id, 'Hello');
  const note = await up(ada, conversation_id, png);
  const payload = { id: newId(), conversation_id, text: '', internal: true as const };
  await ada.asks('message.send', { ...payload, attachments: [note.id] });
  const { id } = await up(noor, conversation_id, png);
  expect(await addressOf(server.url, noor, conversation_id, id)).toBeUndefined();
  await sends(noor, conversation_id, id);
  const stranger = await server.visitor();
  expect(await addressOf(server.url, stranger, conversation_id, id)).toBeUndefined();
  expect(await addressOf(server.url, noor, conversation_id, note.id)).toBeUndefined();
  expect(await addressOf(server.url, ada, conversation_id, note.id)).toBeDefined();
  const address = (await addressOf(server.url, noor, conversation_id, id)) ?? '';
  expect((await fetch(address)).status).toBe(200);
  expect((await fetch(`${address.slice(0, -2)}xx`)).status).toBe(404);
  ahead_ms = 21 * 60_000;
  expect((await fetch(address)).status).toBe(404);
  ahead_ms = 0;
});

it('[FI8] only pictures are shown in place, and nothing that is served may run', async () => {
  const conversation_id = newId();
  const served = async (bytes: Uint8Array, name: string) => {
    const { id } = await up(noor, conversation_id, bytes, name);
    await sends(noor, conversation_id, id);
    const response = await fetch((await addressOf(server.url, noor, conversation_id, id)) ?? '');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    return response.headers;
  };
  for (const [bytes, name, type, shown] of [
    [png, 'lamp.png', 'image/png', 'inline'],
    [polyglot, 'a.gif', 'image/gif', 'inline'],
    [polyglot, 'a.html', 'image/gif', 'inline; filename=a.html.gif'],
    [html, 'page.html', 'text/plain', 'attachment; filename=page.html.txt'],
    [svg, 'drawing.svg', 'text/plain', 'attachment; filename=drawing.svg.txt'],
    [pdf, 'bill "2".pdf', 'application/pdf', 'attachment'],
  ] as const) {
    const headers = await served(bytes, name);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toContain('; filename=');
    expect(headers.get('content-disposition')?.startsWith(shown)).toBe(true);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

it('[FI9] what was never sent goes after a day', async () => {
  const conversation_id = newId();
  const sent = await up(noor, conversation_id, png);
  await sends(noor, conversation_id, sent.id);
  const unsent = await up(noor, conversation_id, png);
  const before = new Date(Date.now() + 1_000).toISOString();
  const doomed = await server.store.files.doom(before, 1_000);
  expect(doomed).toContain(unsent.id);
  expect(doomed).not.toContain(sent.id);
  expect((await sends(noor, conversation_id, unsent.id)).answer.error.code).toBe('not_found');
});
