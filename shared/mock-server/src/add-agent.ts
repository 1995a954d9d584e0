import {
  isHere,
  reject,
  schemaVersion,
  type Agent,
  type AgentEvent,
  type IdSource,
  type Moment,
  type Principal,
  type Rejection,
} from '@porchlight/protocol';
import { newAgentRequestSchema } from '@porchlight/protocol/schemas';
import { applyPlan, type Tables } from './tables.ts';

/** Makes a colleague, and the event that tells the others. Admins alone may. */
export function addAgent(
  tables: Tables,
  newId: IdSource,
  moment: () => Moment,
  caller: Principal,
  request: unknown,
): { readonly ok: true; readonly agent: Agent } | Rejection {
  if (caller.kind !== 'agent' || caller.role !== 'admin')
    return reject('forbidden', 'only an admin makes agents');
  const parsed = newAgentRequestSchema.safeParse(request);
  if (!parsed.success)
    return reject('invalid', parsed.error.issues[0]?.path.join('.') ?? 'request');
  const { name, role = 'agent' } = parsed.data;
  const email = parsed.data.email.toLowerCase();
  if ([...tables.agents.values()].some((known) => isHere(known) && known.email === email))
    return reject('invalid', 'email: is in use already');
  const agent: Agent = { id: newId(), name, email, role, avatar_url: null };
  const event: AgentEvent = {
    event_id: newId(),
    event_type: 'agent.created',
    timestamp: moment(),
    account_id: tables.account_id,
    source: 'console',
    schema_version: schemaVersion,
    conversation_id: null,
    seq: null,
    prev: null,
    data: { agent },
  };
  const stored = { event, internal: true, public_prev: null };
  applyPlan(tables, { events: [stored], receipt: null, conversation: null });
  return { ok: true, agent };
}
