import {
  wireError,
  hasVerifiedAddress,
  talkForVisitor,
  type Agent,
  type Id,
  type Principal,
  type Welcome,
  type WireError,
} from '@porchlight/protocol';
import type { AccountHub } from './account-hub.ts';
import type { Caller } from './caller.ts';
import { momentOf, type Clock, type Stop } from './clock.ts';
import { createConnection, type Connection, type Outlet } from './connection.ts';
import type { CursorWords } from './cursor-words.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Hubs } from './hubs.ts';
import type { PresenceBook } from './presence.ts';
import type { Reader } from './store.ts';
import type { ErasureStore } from './erasure-store.ts';
import type { Telemetry } from './telemetry.ts';
import type { TypingDesk } from './typing.ts';

/** Lets devices in and out. */
export interface Rooms {
  /** Makes ready what `enter` needs, so that entering takes no time. Rejects with StorageError. */
  readonly prepare: (principal: Principal) => Promise<Preparation>;
  /** Lets a device in and says `welcome`; null where its session has ended meanwhile. */
  readonly enter: (
    caller: Caller,
    outlet: Outlet,
    protocol: number,
    may_get_mail: boolean,
  ) => Admission | null;
  /** Ends the connections of a session that was revoked. */
  readonly endSession: (session_id: Id) => void;
  /** Ends every connection. */
  readonly endAll: (error: WireError) => void;
  readonly stop: Stop;
}

/** What is known of somebody who is about to enter. */
export interface Preparation {
  /** The account's feed is followed only from now on: a session that ended a moment before has to be asked for again. */
  readonly is_stale: boolean;
  /** A visitor whose address is verified, where mail is on. */
  readonly may_get_mail: boolean;
}

/** A device that is in. */
export interface Admission {
  readonly connection: Connection;
  /** The device has gone. */
  readonly leave: Stop;
}

/** What rooms need. */
export interface RoomsEnvironment {
  readonly read: Pick<Reader, 'agents'>;
  readonly erasures: Pick<ErasureStore, 'contact'>;
  readonly mail_on: boolean;
  readonly clock: Clock;
  readonly hubs: Hubs;
  readonly presence: PresenceBook;
  readonly telemetry: Telemetry;
  readonly words: CursorWords;
  readonly typing: Pick<TypingDesk, 'end'>;
}

/** How often sessions are looked at, in milliseconds: they end open connections within a second. */
const expiry_ms = 500;

/** Handshakes that began before their session was revoked are over after this, in milliseconds. */
const handshake_ms = 60_000;

const expired = wireError('session_expired', 'the session has ended');

/** Opens the rooms: heartbeats begin, and sessions are watched. */
export function createRooms(environment: RoomsEnvironment): Rooms {
  const { read, clock, hubs, presence, telemetry, words, typing } = environment;
  const heartbeat = startHeartbeat(clock, words);
  const revoked = new Set<Id>();
  const stopWatch = clock.every(expiry_ms, () => {
    const now = momentOf(clock);
    endWhere(({ caller }) => caller.expires_at <= now, expired);
  });

  function endWhere(chosen: (connection: Connection) => boolean, error: WireError): void {
    // Ending one takes it out of what is iterated.
    for (const connection of Array.from(hubs.connections())) {
      if (chosen(connection)) connection.outlet.end(error);
    }
  }

  function admit(caller: Caller, outlet: Outlet, hub: AccountHub): Admission {
    const connection = createConnection(caller, outlet, presence.arrive(caller));
    hub.add(connection);
    const stopBeats = heartbeat.join(connection, hub);
    telemetry.connected(caller.principal.kind, 1);
    let left = false;
    return {
      connection,
      leave() {
        if (left) return;
        left = true;
        stopBeats();
        hub.remove(connection);
        typing.end(connection);
        connection.attendance.leave();
        telemetry.connected(caller.principal.kind, -1);
      },
    };
  }

  return {
    async prepare(principal) {
      const { kind, id, account_id } = principal;
      const isNew = hubs.peek(account_id) === undefined;
      const { directory, talks } = await hubs.open(account_id);
      // Whoever was made a moment ago may sign in before the tail has told of it.
      if (kind === 'agent' && directory.agentOf(id) === undefined) {
        directory.learn(await read.agents(account_id));
      }
      const may_get_mail =
        principal.kind === 'visitor' &&
        environment.mail_on &&
        talks.talkOf(principal.inbox_id).transcript &&
        (await isReachable(environment, principal));
      return { is_stale: isNew, may_get_mail };
    },
    enter(caller, outlet, protocol, may_get_mail) {
      const hub = hubs.peek(caller.principal.account_id);
      if (hub === undefined || revoked.has(caller.session_id)) return null;
      // It may have been asked for since the handshake began.
      if (hub.bars(caller)) return null;
      const admission = admit(withRole(caller, hub), outlet, hub);
      outlet.send(
        'welcome',
        JSON.stringify(welcome(caller, hub, presence, protocol, may_get_mail)),
      );
      return admission;
    },
    endSession(session_id) {
      revoked.add(session_id);
      clock.after(handshake_ms, () => revoked.delete(session_id));
      endWhere(({ caller }) => caller.session_id === session_id, expired);
    },
    endAll: (error) => endWhere(() => true, error),
    stop() {
      stopWatch();
      heartbeat.stop();
    },
  };
}

/** With the role that the feed has told of: what was looked up may be older. */
function withRole(caller: Caller, { directory }: AccountHub): Caller {
  const { principal } = caller;
  if (principal.kind !== 'agent') return caller;
  const { role = principal.role } = directory.agentOf(principal.id) ?? {};
  return role === principal.role ? caller : { ...caller, principal: { ...principal, role } };
}

async function isReachable(
  { erasures }: Pick<RoomsEnvironment, 'erasures'>,
  { account_id, id }: Principal,
): Promise<boolean> {
  const contact = await erasures.contact(account_id, id);
  return contact !== null && hasVerifiedAddress(contact);
}

function welcome(
  { principal }: Caller,
  { directory, talks }: AccountHub,
  book: PresenceBook,
  protocol: number,
  may_get_mail: boolean,
): Welcome {
  const { kind, id, account_id } = principal;
  const base = { protocol, me: { kind, id } };
  if (principal.kind === 'agent') {
    const agent = directory.agentOf(id) as Agent;
    return { ...base, presence: book.everybodyOf(account_id), agent };
  }
  const presence = book.agentsOf(account_id);
  const profiles = presence.map(({ party }) => directory.profileOf(party.id));
  const agents = profiles.filter((profile) => profile !== undefined);
  const talk = talkForVisitor(talks.talkOf(principal.inbox_id), may_get_mail);
  return { ...base, presence, agents, talk };
}
