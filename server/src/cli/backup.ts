import { BackupError, backUp } from '../backup.ts';
import { fail, words } from './arguments.ts';
import { configured } from './with-store.ts';

/** `backup FOLDER` */
export async function makeBackup(): Promise<void> {
  const [, folder] = words;
  if (folder === undefined) fail();
  const made = await backUp(configured(), folder).catch((error: unknown) => {
    if (error instanceof BackupError) fail(error.message);
    throw error;
  });
  const megabytes = (made.database_bytes / 1_000_000).toFixed(1);
  process.stdout.write(`${folder} is a DATA_DIR from which a server goes on:
  Database  ${megabytes} MB
  Secret    ${made.secret ? 'secret.key' : 'not in DATA_DIR: keep SECRET_KEY yourself'}
  Files     ${made.files ?? 'in the bucket of FILES_URL'}
`);
}
