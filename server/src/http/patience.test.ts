import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { limitPatience, patience_ms, takeTimeFor } from './patience.ts';

afterEach(() => void vi.useRealTimers());

it.each([
  ['/said', false],
  ['/stranger', false],
  ['/files', true],
])('lets a body that never comes wait for nothing but files: %s', async (path, stays) => {
  const app = Fastify();
  limitPatience(app);
  const begun = Promise.withResolvers<void>();
  app.addHook('preParsing', async () => void setImmediate(begun.resolve));
  app.post('/said', async () => ({}));
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.post('/stranger', async (_request, reply) => reply.code(401).send({}));
    scope.post('/files', async (request) => {
      const end = takeTimeFor(request);
      for await (const _ of request.raw);
      end();
      return {};
    });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  const closed = once(socket, 'close').then(() => 'closed');
  const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n`;
  socket.write(`${head}{`);
  await begun.promise;
  vi.advanceTimersByTime(patience_ms + 1);
  if (stays) {
    socket.write('12345678');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('200 OK');
    socket.destroy();
  }
  expect(await closed).toBe('closed');
  vi.useRealTimers();
  await app.close();
});
