import { createECDH, randomBytes, type ECDH } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt } from 'http_ece';

/** A push as the browser behind the service reads it. */
export interface ReceivedPush {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came, which only the browser can read. */
  readonly sealed: Buffer;
  readonly notice: Record<string, unknown>;
}

/** A browser that has subscribed. */
export interface PushedBrowser {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** A push service on this machine, with browsers behind it. */
export interface PushService {
  readonly url: string;
  readonly pushes: readonly ReceivedPush[];
  readonly browser: (name: string) => PushedBrowser;
  /** What the next pushes are answered; after the last of them, 201. */
  readonly answers: (...statuses: number[]) => void;
  readonly close: () => Promise<void>;
}

/** Opens the service. */
export async function openPushService(): Promise<PushService> {
  const pushes: ReceivedPush[] = [];
  const statuses: number[] = [];
  const owners = new Map<string, { ecdh: ECDH; auth: string }>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      const owner = owners.get(path);
      const sealed = Buffer.concat(parts);
      if (owner !== undefined) {
        const { ecdh: privateKey, auth: authSecret } = owner;
        const opened = decrypt(sealed, { version: 'aes128gcm', privateKey, authSecret });
        pushes.push({ path, headers, sealed, notice: JSON.parse(opened.toString()) });
      }
      response.writeHead(owner === undefined ? 404 : (statuses.shift() ?? 201)).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    pushes,
    browser: (name) => {
      const ecdh = createECDH('prime256v1');
      const p256dh = ecdh.generateKeys('base64url');
      const auth = randomBytes(16).toString('base64url');
      owners.set(`/${name}`, { ecdh, auth });
      return { endpoint: `${url}/${name}`, keys: { p256dh, auth } };
    },
    answers: (...next) => void statuses.push(...next),
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
