import { createToken } from '../domain/token-access.ts';
import { systemClock } from '../system-clock.ts';
import { fail, named } from './arguments.ts';
import { newId, withStore } from './with-store.ts';

/** `token create` */
export async function addToken(): Promise<void> {
  const { email, name } = named();
  await withStore(async (store) => {
    const agent = await store.access.findAgentByEmail(email);
    if (agent === null) fail(`Nobody has the address ${email}.`);
    const made = await createToken({ store, clock: systemClock, newId }, agent.id, name);
    process.stdout.write(`${name} acts as ${agent.name}:\n  Token     ${made.token}\n`);
  });
}
