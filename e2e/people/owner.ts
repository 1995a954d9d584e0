import { accessPaths, type WebsiteInbox } from '@porchlight/protocol';
import { createHmac, randomUUID } from 'node:crypto';
import type { House } from '../servers/house.ts';

/** Whoever has the website, with a server that knows its people. */
export interface Owner {
  /** Strangers may chat again. */
  readonly letsAnybodyIn: () => Promise<void>;
  /** A token for one of them, good for five minutes. */
  readonly signs: (claims: {
    sub: string;
    name?: string;
    email?: string;
    email_verified?: boolean;
  }) => string;
}

/** Lets the house's inbox take what this owner signs. */
export async function createOwner(
  { url, admin, inbox_key }: House,
  /** Nobody else may chat. */
  required = false,
): Promise<Owner> {
  const { email, password } = admin;
  const { token } = await call(`${url}${accessPaths.sessions}`, 'POST', { email, password });
  const asks = (path: string, method: string, body?: object) =>
    call(`${url}/api/v2${path}`, method, body, token);
  const { inboxes } = await asks('/inboxes', 'GET');
  const inbox = (inboxes as WebsiteInbox[]).find(({ key }) => key === inbox_key);
  if (inbox === undefined) throw new Error('the house has no such inbox');
  const path = `/inboxes/${inbox.id}`;
  const ids = () => ({ command_id: randomUUID() });
  const { secret } = await asks(`${path}/identity-secret`, 'POST', ids());
  const identity = { on: true, algorithm: 'HS256', public_key: null, required };
  await asks(path, 'PUT', { ...ids(), name: inbox.name, identity });
  const letsAnybodyIn = async () => {
    const anybody = { ...identity, required: false };
    await asks(path, 'PUT', { ...ids(), name: inbox.name, identity: anybody });
  };
  return { letsAnybodyIn, signs: (claims) => sign(claims, secret) };
}

function sign(claims: object, secret: string): string {
  const now_s = Math.floor(Date.now() / 1_000);
  const all = { jti: randomUUID(), iat: now_s, exp: now_s + 300, ...claims };
  const words = [{ alg: 'HS256', typ: 'JWT' }, all].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = createHmac('sha256', secret).update(words.join('.')).digest('base64url');
  return [...words, signature].join('.');
}

// oxlint-disable-next-line typescript/no-explicit-any -- what the wire holds is judged elsewhere
async function call(url: string, method: string, body?: object, token?: string): Promise<any> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
