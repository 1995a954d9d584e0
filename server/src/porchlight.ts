import { createIdSource, type Agent, type DurableCommand, type Id } from '@porchlight/protocol';
import { emailSchema, nameSchema } from '@porchlight/protocol/schemas';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { BackupError, backUp } from './backup.ts';
import { type Config, readConfig } from './config.ts';
import { ensureSecretKey } from './data-folder.ts';
import { newAgent, storeAgent } from './domain/agent-access.ts';
import type { Caller } from './domain/caller.ts';
import { momentOf } from './domain/clock.ts';
import { hashPassword } from './domain/passwords.ts';
import { createRateLimits } from './domain/rate-limits.ts';
import { createDurableRunner } from './domain/run-durable.ts';
import { renewSecret } from './domain/secret-mark.ts';
import type { Store } from './domain/store.ts';
import { createToken } from './domain/token-access.ts';
import { openStore } from './open-store.ts';
import { startSentence } from './start-sentence.ts';
import { systemClock } from './system-clock.ts';

const usage = `Usage: pnpm porchlight user add --email ADDRESS --name NAME [--password PASSWORD]
       pnpm porchlight user password --email ADDRESS [--password PASSWORD]
       pnpm porchlight user role --email ADDRESS --role admin|agent
       pnpm porchlight user remove --email ADDRESS
       pnpm porchlight token create --email ADDRESS --name NAME
       pnpm porchlight secret renew
       pnpm porchlight backup FOLDER

user add       Makes a colleague who can sign in to the console. Without a password one is made and printed once.
user password  Gives somebody a new password, and signs them out everywhere. Without a password one is made and printed once.
user role      Says what somebody may do.
user remove    Signs somebody out everywhere for good; their conversations go back to the team.
token create   Makes a token by which a program acts as the agent with this address. It is printed once.
backup         Copies database, secret and files to a folder, also while the server runs.
secret renew   Takes the SECRET_KEY of now for the database's own, when it was changed on purpose. Stop the servers first.

A server that is running takes notice by itself.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    password: { type: 'string' },
    role: { type: 'string' },
  },
});

const newId = createIdSource(systemClock.now, Math.random);

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function named(): { readonly email: string; readonly name: string } {
  if (values['name'] === undefined) fail(usage);
  const email = addressed();
  const name = nameSchema.safeParse(values['name']);
  if (!name.success) fail('--name must be a name.');
  return { email, name: name.data };
}

function addressed(): string {
  if (values['email'] === undefined) fail(usage);
  const email = emailSchema.safeParse(values['email']);
  if (!email.success) fail('--email must be an e-mail address.');
  return email.data;
}

/** The password that was asked for, or else one that is made, with a line that tells it. */
function newPassword(): { readonly password: string; readonly line: string } {
  const given = values['password'];
  if (typeof given !== 'string') {
    const password = randomBytes(12).toString('base64url');
    return { password, line: `  Password  ${password}\n` };
  }
  if (given.length < 8) fail('--password must have at least 8 characters.');
  return { password: given, line: '' };
}

/** Does something with the configured database, of which there must be one. */
async function withStore(
  work: (store: Store, account_id: Id, config: Config) => Promise<void>,
): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) fail(read.sentence);
  try {
    const store = await openStore(read.config, newId);
    const [account_id] = await store.accounts();
    if (account_id === undefined) fail('There is no account yet: start the server once first.');
    await work(store, account_id, read.config);
    await store.close();
  } catch (error) {
    fail(startSentence(error, read.config) ?? String(error));
  }
}

async function addUser(): Promise<void> {
  const agent = newAgent(newId(), named());
  const { password, line } = newPassword();
  await withStore(async (store, account_id) => {
    const timestamp = momentOf(systemClock);
    const made = { event_id: newId(), timestamp, account_id, source: 'api' } as const;
    if (!(await storeAgent(store, agent, password, made)))
      fail(`${agent.email} is in use already.`);
  });
  process.stdout.write(`${agent.name} can sign in:\n  E-mail    ${agent.email}\n${line}`);
}

async function renewPassword(): Promise<void> {
  const email = addressed();
  const { password, line } = newPassword();
  const password_hash = await hashPassword(password);
  await withStore(async ({ access }) => {
    const agent = await access.findAgentByEmail(email);
    if (agent === null) fail(`Nobody has the address ${email}.`);
    await access.setPassword(agent.id, password_hash);
    // Whoever knew the old one is in no longer; programs have tokens of their own.
    const at = momentOf(systemClock);
    for (const session_id of await access.signIns(agent.id, at))
      await access.revokeSession({ event_id: newId(), session_id, at });
    process.stdout.write(`${agent.name} signs in anew:\n  E-mail    ${agent.email}\n${line}`);
  });
}

async function giveRole(): Promise<void> {
  const role = values['role'];
  if (role !== 'admin' && role !== 'agent') fail('--role must be admin or agent.');
  const name = await changeTeam(({ id: agent_id }) => {
    return { name: 'agent.update', payload: { command_id: newId(), agent_id, role } };
  });
  process.stdout.write(`${name} is ${role === 'admin' ? 'an admin' : 'an agent'} now.\n`);
}

async function removeUser(): Promise<void> {
  const name = await changeTeam(({ id: agent_id }) => {
    return { name: 'agent.remove', payload: { command_id: newId(), agent_id } };
  });
  process.stdout.write(`${name} was removed.\n`);
}

/** Whoever has a shell beside the server may do what an admin may. Gives back who it was about. */
async function changeTeam(commandFor: (agent: Agent) => DurableCommand): Promise<string> {
  const email = addressed();
  let name = '';
  await withStore(async (store, account_id) => {
    const agent = await store.access.findAgentByEmail(email);
    if (agent === null) fail(`Nobody has the address ${email}.`);
    const limits = createRateLimits(systemClock, false);
    const runner = createDurableRunner({ store, clock: systemClock, newId, limits });
    const answer = await runner.run(operatorOf(account_id), commandFor(agent));
    if (!answer.ok) fail(answer.error.code === 'invalid' ? lastAdmin : answer.error.message);
    name = agent.name;
  });
  return name;
}

const lastAdmin = 'Somebody has to be an admin: make somebody else one first, by `user role`.';

function operatorOf(account_id: Id): Caller {
  const id = newId();
  const principal = { kind: 'agent', id, account_id, role: 'admin' } as const;
  const expires_at = momentOf(systemClock);
  return { principal, session_id: id, expires_at, source: 'api', address: '' };
}

async function addToken(): Promise<void> {
  const { email, name } = named();
  await withStore(async (store) => {
    const agent = await store.access.findAgentByEmail(email);
    if (agent === null) fail(`Nobody has the address ${email}.`);
    const made = await createToken({ store, clock: systemClock, newId }, agent.id, name);
    process.stdout.write(`${name} acts as ${agent.name}:\n  Token     ${made.token}\n`);
  });
}

async function takeNewSecret(): Promise<void> {
  await withStore(async (store, _account_id, { secret_key, data_dir }) => {
    await renewSecret(store, ensureSecretKey(secret_key, data_dir));
  });
  process.stdout.write(
    'The next start takes this secret. Give owners their new identity secrets, and providers theirs.\n',
  );
}

async function makeBackup(): Promise<void> {
  const [, folder] = positionals;
  if (folder === undefined) fail(usage);
  const read = readConfig(process.env);
  if (!read.ok) fail(read.sentence);
  const made = await backUp(read.config, folder).catch((error: unknown) => {
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

// What it writes is for its owner alone, as a server's.
process.umask(0o077);
const command = positionals.join(' ');
if (command === 'user add') await addUser();
else if (command === 'user password') await renewPassword();
else if (command === 'user role') await giveRole();
else if (command === 'user remove') await removeUser();
else if (command === 'token create') await addToken();
else if (command === 'secret renew') await takeNewSecret();
else if (positionals[0] === 'backup') await makeBackup();
else fail(usage);
