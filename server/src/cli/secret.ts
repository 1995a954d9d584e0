import { ensureSecretKey } from '../data-folder.ts';
import { renewSecret } from '../domain/secret-mark.ts';
import { withStore } from './with-store.ts';

/** `secret renew` */
export async function takeNewSecret(): Promise<void> {
  await withStore(async (store, _account_id, { secret_key, data_dir }) => {
    await renewSecret(store, ensureSecretKey(secret_key, data_dir));
  });
  process.stdout.write(
    'The next start takes this secret. Give owners their new identity secrets, and providers theirs.\n',
  );
}
