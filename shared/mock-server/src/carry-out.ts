import {
  commandId,
  decide,
  factsFor,
  fingerprint,
  isRemembered,
  recalledHash,
  stamp,
  type Ack,
  type DurableCommand,
  type IdSource,
  type Moment,
  type Plan,
  type Principal,
  type Source,
} from '@porchlight/protocol';
import { identitySecret } from './identity-desk.ts';
import { factsOf } from './facts-of.ts';
import { applyPlan, type Tables } from './tables.ts';

/** A durable command with what surrounds it. */
export interface Deed {
  readonly principal: Principal;
  readonly source: Source;
  readonly command: DurableCommand;
  /** When it happens; seeds let it happen in the past. */
  readonly at: Moment;
}

/** Decides a durable command by the protocol's own rules and writes what follows from it. */
export function carryOut(tables: Tables, deed: Deed, newId: IdSource): Ack<object> {
  const { principal, source, command, at } = deed;
  const facts = factsOf(tables, principal, factsFor(principal, command));
  // Nobody else shares this memory, so the fingerprint can stand for its hash.
  const hash = fingerprint(command);
  const decision = decide(facts, principal, command, hash, at);
  if (!decision.ok) return decision;
  if ('repeated' in decision) return { ok: true, ...decision.repeated };
  const number = tables.conversations.size + 1;
  const plan = stamp(decision, facts.conversation, { principal, source, newId, number });
  applyPlan(tables, plan);
  const answer = answerOf(command, plan);
  if (plan.recalled_early !== undefined) {
    const early = { principal_id: principal.id, hash: recalledHash, answer: {} };
    tables.records.set(plan.recalled_early, early);
  }
  if (isRemembered(command, plan.events)) {
    tables.records.set(commandId(command), { principal_id: principal.id, hash, answer });
  }
  return { ok: true, ...answer };
}

function answerOf(command: DurableCommand, plan: Plan): object {
  switch (command.name) {
    case 'message.send': {
      const sent = plan.events.at(-1)?.event;
      return { id: command.payload.id, seq: sent?.seq, at: sent?.timestamp };
    }
    case 'message.recall':
    case 'message.edit':
    case 'message.retry':
    case 'message.set_status':
    case 'conversation.create':
    case 'conversation.assign':
    case 'conversation.set_status':
    case 'conversation.rate':
      return { seq: plan.events.at(-1)?.event.seq ?? null };
    case 'inbox.renew_secret': {
      const secret_made_at = plan.events.at(-1)?.event.timestamp ?? '';
      return { secret_made_at, secret: identitySecret(command.payload.inbox_id, secret_made_at) };
    }
    case 'contact.update':
    case 'contact.erase':
    case 'contact.describe':
    case 'conversation.describe':
    case 'transcript.send':
    case 'agent.update':
    case 'agent.remove':
    case 'inbox.create':
    case 'inbox.update':
    case 'receipt.claim':
      return {};
  }
}
