import { reject, type Accepted, type Id, type Rejection } from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import type { Store } from './store.ts';
import { webhookSecret } from './webhook-secret.ts';

/** What admins are told of a provider's inbox besides the inbox itself. */
export interface ProviderAccess {
  /** The secret that signs what its provider is sent. Rejects with StorageError. */
  readonly secretOf: (
    caller: Caller,
    inbox_id: string,
  ) => Promise<Accepted<{ secret: string }> | Rejection>;
}

/** Makes the providers' desk; `secret` is the server's own. */
export function createProviderAccess(
  { read }: Pick<Store, 'read'>,
  secret: string,
): ProviderAccess {
  const isProvider = async (account_id: Id, inbox_id: string) =>
    (await read.inboxes(account_id)).some(({ id, kind }) => id === inbox_id && kind === 'api');
  return {
    async secretOf({ principal }, inbox_id) {
      if (principal.kind !== 'agent' || !(await isProvider(principal.account_id, inbox_id))) {
        return reject('not_found', 'no such inbox of a provider');
      }
      if (principal.role !== 'admin') return reject('forbidden', 'only an admin sees secrets');
      return { ok: true, secret: webhookSecret(secret, inbox_id) };
    },
  };
}
