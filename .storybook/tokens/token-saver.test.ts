import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { editableTokens } from './edit-token.ts';
import { savePath } from './save-path.ts';
import { tokenSaver } from './token-saver.ts';

let folder: string;
let sheet: URL;
let server: ViteDevServer;
let home: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokens-'));
  sheet = pathToFileURL(join(folder, 'tokens.css'));
  await copyFile(new URL(import.meta.resolve('@porchlight/design/tokens.css')), sheet);
  server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0 },
    plugins: [tokenSaver(sheet)],
  });
  await server.listen();
  home = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/u, '');
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const text = () => readFile(sheet, 'utf8');

async function ask(name: string, value: string, headers: Record<string, string> = {}) {
  const token = editableTokens(await text()).find((each) => each.name === name);
  const response = await fetch(home + savePath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: home, ...headers },
    body: JSON.stringify({ token, value }),
  });
  return response.status;
}

it('saves a change as one line', async () => {
  const before = await text();
  expect(await ask('--pl-space-4', '18px')).toBe(204);
  expect(await text()).toBe(before.replace('--pl-space-4: 16px;', '--pl-space-4: 18px;'));
});

it('saves nothing illegible, nothing malformed, and nothing that nobody has seen', async () => {
  const before = await text();
  expect(await ask('--pl-on-launcher', 'var(--pl-neutral-900)')).toBe(422);
  expect(await ask('--pl-space-4', '1px } a {')).toBe(422);
  expect(await ask('--pl-not-there', '1px')).toBe(400);
  expect(await text()).toBe(before);
});

it('saves nothing for another website', async () => {
  const before = await text();
  expect(await ask('--pl-space-4', '1px', { origin: 'https://evil.example' })).toBe(403);
  expect(await text()).toBe(before);
});
