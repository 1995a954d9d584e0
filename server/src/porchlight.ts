import { createIdSource } from '@porchlight/protocol';
import { emailSchema, nameSchema } from '@porchlight/protocol/schemas';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { newAgent, storeAgent } from './domain/agent-access.ts';
import { momentOf } from './domain/clock.ts';
import { openStore } from './open-store.ts';
import { startSentence } from './start-sentence.ts';
import { systemClock } from './system-clock.ts';

const usage = `Usage: pnpm porchlight user add --email ADDRESS --name NAME [--password PASSWORD]

Makes a colleague who can sign in to the console. Without a password one is made and printed once.
A server that is running takes notice by itself.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { email: { type: 'string' }, name: { type: 'string' }, password: { type: 'string' } },
});

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function addUser(): Promise<void> {
  if (values['email'] === undefined || values['name'] === undefined) fail(usage);
  const email = emailSchema.safeParse(values['email']);
  const name = nameSchema.safeParse(values['name']);
  if (!email.success) fail('--email must be an e-mail address.');
  if (!name.success) fail('--name must be a name.');
  const read = readConfig(process.env);
  if (!read.ok) fail(read.sentence);
  const given = values['password'];
  const password = typeof given === 'string' ? given : randomBytes(12).toString('base64url');
  if (password.length < 8) fail('--password must have at least 8 characters.');
  const newId = createIdSource(systemClock.now, Math.random);
  try {
    const store = await openStore(read.config, newId);
    const [account_id] = await store.accounts();
    if (account_id === undefined) fail('There is no account yet: start the server once first.');
    const agent = newAgent(newId(), { name: name.data, email: email.data });
    const made = await storeAgent(store, agent, password, {
      event_id: newId(),
      timestamp: momentOf(systemClock),
      account_id,
      source: 'api',
    });
    await store.close();
    if (!made) fail(`${agent.email} is in use already.`);
    process.stdout.write(`${agent.name} can sign in:\n  E-mail    ${agent.email}\n`);
    if (given === undefined) process.stdout.write(`  Password  ${password}\n`);
  } catch (error) {
    fail(startSentence(error, read.config) ?? String(error));
  }
}

if (positionals.join(' ') === 'user add') await addUser();
else fail(usage);
