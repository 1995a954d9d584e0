import type { Agent, DurableCommand, Id } from '@porchlight/protocol';
import { randomBytes } from 'node:crypto';
import { newAgent, storeAgent } from '../domain/agent-access.ts';
import type { Caller } from '../domain/caller.ts';
import { momentOf } from '../domain/clock.ts';
import { hashPassword } from '../domain/passwords.ts';
import { createRateLimits } from '../domain/rate-limits.ts';
import { createDurableRunner } from '../domain/run-durable.ts';
import { systemClock } from '../system-clock.ts';
import { addressed, fail, named, option } from './arguments.ts';
import { newId, withStore } from './with-store.ts';

/** `user add` */
export async function addUser(): Promise<void> {
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

/** `user password` */
export async function renewPassword(): Promise<void> {
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

/** `user role` */
export async function giveRole(): Promise<void> {
  const role = option('role');
  if (role !== 'admin' && role !== 'agent') fail('--role must be admin or agent.');
  const name = await changeTeam(({ id: agent_id }) => {
    return { name: 'agent.update', payload: { command_id: newId(), agent_id, role } };
  });
  process.stdout.write(`${name} is ${role === 'admin' ? 'an admin' : 'an agent'} now.\n`);
}

/** `user remove` */
export async function removeUser(): Promise<void> {
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

/** The password that was asked for, or else one that is made, with a line that tells it. */
function newPassword(): { readonly password: string; readonly line: string } {
  const given = option('password');
  if (given === undefined) {
    const password = randomBytes(12).toString('base64url');
    return { password, line: `  Password  ${password}\n` };
  }
  if (given.length < 8) fail('--password must have at least 8 characters.');
  return { password: given, line: '' };
}
