import { wireError } from '@porchlight/protocol';
import type {
  Ack,
  Command,
  Id,
  IdSource,
  Moment,
  Principal,
  ReceiptClaim,
  RefusedClaim,
  Source,
} from '@porchlight/protocol';
import { parseCommand } from '@porchlight/protocol/schemas';
import { answerQuery } from './answer-query.ts';
import { carryOut } from './carry-out.ts';
import { endChanged, handBackAll, renewRole } from './change-team.ts';
import type { Connection } from './connection.ts';
import { eraseAll } from './erase-all.ts';
import type { Switchboard } from './switchboard.ts';
import { syncPage } from './sync-page.ts';
import type { Tables } from './tables.ts';

/** Who calls, and over which connection; null for HTTP. */
export interface Caller {
  readonly principal: Principal;
  readonly source: Source;
  readonly connection: Connection | null;
}

/** Carries out any command or query, whichever way it came. */
export type Execute = (caller: Caller, name: string, payload: unknown) => Ack<object>;

/** What an executor works on. */
export interface ExecutorParts {
  readonly tables: Tables;
  readonly switchboard: Switchboard;
  readonly newId: IdSource;
  readonly moment: () => Moment;
}

/** The one function behind sockets and HTTP. */
export function createExecutor(parts: ExecutorParts): Execute {
  return (caller, name, payload) => {
    const parsed = parseCommand(caller.principal.kind, name, payload);
    return parsed.ok ? run(parts, caller, parsed.command) : parsed;
  };
}

function run(parts: ExecutorParts, caller: Caller, command: Command): Ack<object> {
  const { tables, switchboard, newId, moment } = parts;
  const { principal, source, connection } = caller;
  switch (command.name) {
    case 'message.send':
    case 'message.recall':
    case 'message.edit':
    case 'message.retry':
    case 'message.set_status':
    case 'conversation.create':
    case 'conversation.assign':
    case 'conversation.set_status':
    case 'conversation.rate':
    case 'conversation.describe':
    case 'contact.describe':
    case 'transcript.send':
    case 'contact.update':
    case 'inbox.create':
    case 'inbox.update':
    case 'inbox.renew_secret':
    case 'receipt.claim':
      return carryOut(tables, { principal, source, command, at: moment() }, newId);
    case 'contact.erase': {
      const at = moment();
      const ack = carryOut(tables, { principal, source, command, at }, newId);
      if (ack.ok) endErased(parts, eraseAll(tables, command.payload.contact_id, { newId, at }));
      return ack;
    }
    case 'agent.update':
    case 'agent.remove': {
      const at = moment();
      const { agent_id } = command.payload;
      const ack = carryOut(tables, { principal, source, command, at }, newId);
      if (!ack.ok) return ack;
      if (command.name === 'agent.remove') handBackAll(tables, agent_id, { newId, at });
      else renewRole(tables, agent_id);
      endChanged(tables, switchboard, agent_id);
      return ack;
    }
    case 'receipt.claim_many':
      return claimMany(parts, caller, command.payload.claims);
    case 'typing.set':
      return switchboard.setTyping(principal, connection, command.payload);
    case 'presence.set':
      if (connection !== null) switchboard.choose(connection, command.payload.availability);
      return { ok: true };
    case 'sync': {
      const isOnline = (id: Id) => switchboard.presence.availabilityOf(id) !== 'offline';
      const page = syncPage(tables, principal, command.payload, isOnline);
      connection?.reach(page);
      return { ok: true, ...page.answer };
    }
    case 'conversation.snapshot':
    case 'conversation.history':
    case 'conversation.list':
    case 'conversation.counts':
    case 'file.addresses':
    case 'file.rules':
    case 'contact.export':
    case 'agent.list':
    case 'inbox.list':
      return answerQuery(tables, switchboard.presence, principal, command);
  }
}

/** Whoever was erased hears of it first; then its lines end. */
function endErased({ switchboard }: ExecutorParts, ids: readonly Id[]): void {
  const error = wireError('session_expired', 'this contact was erased');
  switchboard.tail();
  // The answer to whoever asked goes out before.
  void Promise.resolve().then(() => {
    for (const connection of switchboard.all()) {
      if (!ids.includes(connection.principal.id)) continue;
      connection.end(error);
      switchboard.remove(connection);
    }
    return undefined;
  });
}

function claimMany(
  { tables, newId, moment }: ExecutorParts,
  { principal, source }: Caller,
  claims: readonly ReceiptClaim[],
): Ack<{ refused: readonly RefusedClaim[] }> {
  const refused = claims.flatMap((payload): RefusedClaim[] => {
    const command = { name: 'receipt.claim', payload } as const;
    const ack = carryOut(tables, { principal, source, command, at: moment() }, newId);
    const { conversation_id, kind } = payload;
    return ack.ok ? [] : [{ conversation_id, kind, error: ack.error }];
  });
  return { ok: true, refused };
}
