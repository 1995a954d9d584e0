import Fastify, { type FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { limitPatience, patience_ms, takeTimeFor } from './patience.ts';

afterEach(() => void vi.useRealTimers());

async function takeAll(request: FastifyRequest): Promise<object> {
  const end = takeTimeFor(request);
  await request.raw.forEach(() => undefined);
  end();
  return {};
}

it.each([
  ['/said', false],
  ['/stranger', false],
  ['/files', true],
])('lets a body that never comes wait for nothing but files: %s', async (path, stays) => {
  const app = Fastify();
  limitPatience(app);
  const begun = Promise.withResolvers<void>();
  app.addHook('preParsing', async () => void setImmediate(begun.resolve));
  app.post('/said', () => ({}));
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.post('/stranger', (_request, reply) => reply.code(401).send({}));
    scope.post('/files', (request) => takeAll(request));
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  if (!stays) socket.resume();
  const closed = once(socket, 'close').then(() => 'closed');
  const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n`;
  socket.write(`${head}{`);
  await begun.promise;
  vi.advanceTimersByTime(patience_ms + 1);
  if (stays) socket.write('12345678');
  const answered = once(socket, 'data').then(([answer]) => String(answer).slice(9, 12));
  expect(await (stays ? answered : closed)).toBe(stays ? '200' : 'closed');
  socket.destroy();
  vi.useRealTimers();
  await app.close();
});
