import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createUpload } from '../people/upload.ts';
import { createChaosProxy, type ChaosProxy } from './chaos-proxy.ts';
import { calm, type RequestFate } from './weather.ts';

const file = { id: 'f1', name: 'bill.txt', type: 'text/plain', size: 100_000 };
const bytes = new Blob(['x'.repeat(file.size)]);
/** How much of the file came to its end at the server. */
let came: number[] = [];
let proxy: ChaosProxy;

const server = createServer(async (request, response) => {
  let length = 0;
  try {
    for await (const chunk of request) length += (chunk as Buffer).length;
  } catch {
    return;
  }
  if (request.method === 'PUT') came.push(length);
  response.end(JSON.stringify({ ok: true, file: request.method === 'PUT' ? file : null }));
});

beforeEach(async () => {
  came = [];
  await once(server.listen(0, '127.0.0.1'), 'listening');
  proxy = await createChaosProxy((server.address() as AddressInfo).port, 1);
});
afterEach(async () => {
  await proxy.close();
  server.close();
});

async function brings(fate?: RequestFate): Promise<string> {
  if (fate !== undefined) proxy.weather({ ...calm, requests: { [fate]: 1 } });
  const wish = { id: file.id, conversation_id: 'c1', name: file.name, size: file.size };
  return (await createUpload(proxy.url)('a token', wish, bytes, () => {}).outcome).kind;
}

it.each([undefined, 'request slow'] as const)('brings a file: %s', async (fate) => {
  expect(await brings(fate)).toBe('done');
  expect(came).toEqual([file.size]);
});

it.each(['request cut', 'answer lost'] as const)('leaves it unclear: %s', async (fate) => {
  expect(await brings(fate)).toBe('unclear');
  expect(came).toEqual([]);
  expect(proxy.met()[fate]).toBe(1);
});

it('cuts one in the middle with all the others', async () => {
  proxy.weather({ ...calm, requests: { 'request slow': 1 } });
  const wish = { id: file.id, conversation_id: 'c1', name: file.name, size: file.size };
  const { outcome } = createUpload(proxy.url)('a token', wish, bytes, () => {});
  await expect.poll(proxy.uploading, { interval: 1 }).toBe(1);
  expect(proxy.cutAll()).toBe(1);
  expect((await outcome).kind).toBe('unclear');
});
