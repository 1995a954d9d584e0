// Run as a process of its own, to be killed in the middle: opens the store named by its argument, says one thing after
// another in several conversations, and prints the id of each message once it has been acknowledged.
import { writeSync } from 'node:fs';
import { createIdSource } from '@porchlight/protocol';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { moveIn } from './house.ts';

const [path = ''] = process.argv.slice(2);
const newId = createIdSource(Date.now, Math.random);
const house = await moveIn(await createSqliteStore({ path, newId }));

async function talk(): Promise<never> {
  const visitor = await house.visitor();
  const conversation_id = newId();
  for (;;) {
    const id = newId();
    await visitor.says(conversation_id, `I am ${id}`, id);
    writeSync(1, `${id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, talk));
