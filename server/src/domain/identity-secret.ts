import type { Id, Moment } from '@porchlight/protocol';
import { createHmac } from 'node:crypto';

/**
 * The secret that the owner of a website signs identity tokens with. It follows from the server's own secret and from when it
 * was made, so it is stored nowhere, the same on every node, and a new one for every making.
 */
export function identitySecret(server_secret: string, inbox_id: Id, made_at: Moment): string {
  const key = createHmac('sha256', server_secret).update(`identity ${inbox_id} ${made_at}`);
  return `pls_${key.digest('base64url')}`;
}
