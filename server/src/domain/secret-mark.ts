import { hash } from 'node:crypto';
import type { Store } from './store.ts';

/** The database was used with another secret. Its message is for the person who started the server. */
class OtherSecretError extends Error {
  override readonly name = 'OtherSecretError';
}

/**
 * Throws OtherSecretError where the database has been used with another secret: what owners and providers sign with, push
 * subscriptions and links in mails follow from it, and two nodes must have the same. The first secret is taken as it comes.
 */
export async function checkSecret(store: Pick<Store, 'noteSecret'>, secret: string): Promise<void> {
  if (await store.noteSecret(markOf(secret), { isNew: false })) return;
  throw new OtherSecretError(
    'This database was used with another SECRET_KEY, by which identity secrets, signatures, push and links in mails hold. ' +
      'Set that one again (where none was set it is in secret.key of the DATA_DIR of then), or run ' +
      '`pnpm porchlight secret renew` with the new one, which ends them.',
  );
}

/** From now on the database belongs to this secret. */
export async function renewSecret(store: Pick<Store, 'noteSecret'>, secret: string): Promise<void> {
  await store.noteSecret(markOf(secret), { isNew: true });
}

/** Tells secrets apart, and nothing of them. */
function markOf(secret: string): string {
  return hash('sha256', `porchlight mark ${secret}`, 'base64url');
}
