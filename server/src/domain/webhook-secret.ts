import type { Id } from '@porchlight/protocol';
import { createHmac } from 'node:crypto';

/**
 * The secret that signs what an inbox's provider is sent, in the form of Standard Webhooks. It follows from the server's
 * own secret, so it is stored nowhere and the same on every node.
 */
export function webhookSecret(server_secret: string, inbox_id: Id): string {
  const key = createHmac('sha256', server_secret).update(`webhook ${inbox_id}`).digest('base64');
  return `whsec_${key}`;
}
