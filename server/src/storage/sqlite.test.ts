import { join } from 'node:path';
import { createIdSource } from '@porchlight/protocol';
import { describe } from 'vitest';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { storageContract } from './contract/storage-contract.ts';
import { createSqliteStore } from './sqlite-store.ts';

const newId = createIdSource(Date.now, Math.random);

describe('SQLite', () => {
  storageContract(async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder.path, 'porchlight.db');
    return { open: () => createSqliteStore({ path, newId }), remove: folder.remove };
  });
});
