import {
  createIdSource,
  wireError,
  type Ack,
  type CommandName,
  type Handshake,
  type Moment,
  type Principal,
  type Rejection,
  type Side,
  type Source,
  type WireError,
} from '@porchlight/protocol';
import { createAccessDesk, type AccessDesk } from './access-desk.ts';
import { addAccount } from './account.ts';
import { identityRequired, judgeHandshake, type Admission } from './admission.ts';
import { carryOut, type Deed } from './carry-out.ts';
import type { Connection } from './connection.ts';
import { eventsAfter } from './events-page.ts';
import { createExecutor, type Execute } from './executor.ts';
import { createMockFiles, type MockFiles } from './file-desk.ts';
import { createFaults, type FaultControls } from './faults.ts';
import type { Link, LinkListener } from './link.ts';
import type { MockEnvironment, Stop } from './mock-environment.ts';
import { openLink } from './mock-link.ts';
import { createSwitchboard } from './switchboard.ts';
import { createTables, type Tables } from './tables.ts';

/** The whole server in memory: the protocol's own rules, the real wire's promises, and faults on demand. */
export interface MockServer {
  readonly faults: FaultControls;
  /** Sign-in and sessions; revoking one ends its connections. */
  readonly access: AccessDesk;
  /** Carries out a command without a connection, as HTTP does. */
  readonly execute: (
    principal: Principal,
    source: Source,
    name: string,
    payload: unknown,
  ) => Ack<object>;
  /** Files in and out. */
  readonly files: MockFiles;
  /** Whether a handshake would be admitted. */
  readonly judge: (audience: Side, handshake: unknown) => Admission | Rejection;
  /** Opens a connection, one attempt; a refused one is `closed` with its error. */
  readonly connect: (
    audience: Side,
    handshake: Handshake,
    listener: LinkListener,
    options?: ConnectOptions,
  ) => Link;
  /** A page of the feed for programs; `cursor_expired` for a cursor of no use. */
  readonly events: (after: string | null) => ReturnType<typeof eventsAfter>;
  /** The time at this server, in ms since 1970. */
  readonly now: () => number;
  /** How many agents are connected. */
  readonly agentsHere: () => number;
  /** Cuts every connection, as a server does that is killed; everything durable is still there. */
  readonly restart: () => void;
  /** Cuts every connection, and is another history from now on: `sync` answers every cursor from before by `reset`. */
  readonly renewEpoch: () => void;
  /** For seeds. */
  readonly past: PastMaker;
  /** Ends every connection and timer. Twice is safe. */
  readonly close: Stop;
}

/** How one connection differs from the others. */
export interface ConnectOptions {
  /** Faults of its own instead of the server's. */
  readonly faults?: FaultControls;
  /** Its handshake has been judged already. */
  readonly admission?: Admission;
}

/** Lets things have happened at any time, without telling anybody. */
export interface PastMaker {
  readonly tables: Tables;
  readonly happen: (deed: Deed) => Ack<object>;
}

/** Makes a mock server with one account, one inbox, two agents and no conversation. */
export function createMockServer(environment: MockEnvironment): MockServer {
  const { clock, random } = environment;
  const newId = createIdSource(clock.now, random);
  const moment = (): Moment => new Date(clock.now()).toISOString();
  const tables = createTables(newId(), newId());
  addAccount(tables, newId);
  const faults = createFaults(environment.fault_seed);
  const switchboard = createSwitchboard(tables);
  const desk = createAccessDesk(tables, newId, moment);
  const execute = createExecutor({ tables, switchboard, newId, moment });
  const judge = (audience: Side, handshake: unknown, line: FaultControls = faults) =>
    line.refusalOf('connect') ?? judgeHandshake(desk, audience, handshake, line.read().versions);
  const executeAll: Execute = (caller, name, payload) => {
    const ack = execute(caller, name, payload);
    // Whoever may not be here any more goes as soon as the inbox says so.
    if (name === 'inbox.update') {
      const barred = switchboard.all().filter((one) => desk.isShutOut(one.principal));
      end(barred, identityRequired().error);
    }
    return ack;
  };
  const shared = { tables, clock, switchboard, execute: executeAll };

  const end = (connections: readonly Connection[], error: WireError | null) => {
    for (const connection of connections) {
      connection.end(error);
      switchboard.remove(connection);
    }
  };
  const restart = () => end(switchboard.all(), null);

  return {
    faults,
    judge: (audience, handshake) => judge(audience, handshake),
    access: {
      ...desk,
      signIn: (request) => faults.refusalOf('session') ?? desk.signIn(request),
      openVisitorSession: (request) =>
        faults.refusalOf('session') ?? desk.openVisitorSession(request),
      async identify(token, request) {
        const answer = faults.refusalOf('session') ?? (await desk.identify(token, request));
        switchboard.tail();
        if (!answer.ok || answer.token === token) return answer;
        desk.revoke(token);
        const { merged_id } = answer;
        const own = switchboard
          .all()
          .filter((one) => one.token === token || one.principal.id === merged_id);
        end(own, wireError('session_expired', 'this visitor is known by another contact now'));
        return answer;
      },
      addAgent(caller, request) {
        const answer = desk.addAgent(caller, request);
        switchboard.tail();
        return answer;
      },
      revoke(token) {
        desk.revoke(token);
        const own = switchboard.all().filter((connection) => connection.token === token);
        end(own, wireError('session_expired', 'the session was ended'));
      },
    },
    execute(principal, source, name, payload) {
      const ack =
        faults.refusalOf(name as CommandName) ??
        executeAll({ principal, source, connection: null }, name, payload);
      switchboard.tail();
      return ack;
    },
    connect(audience, handshake, listener, { faults: own = faults, admission } = {}) {
      const parts = {
        ...shared,
        faults: own,
        judge: () => admission ?? judge(audience, handshake, own),
      };
      return openLink(parts, handshake, listener);
    },
    files: createMockFiles(tables),
    events: (after) => eventsAfter(tables, after),
    now: clock.now,
    agentsHere: () => switchboard.presence.agents().length,
    restart,
    renewEpoch() {
      tables.epoch = newId();
      restart();
    },
    past: { tables, happen: (deed) => carryOut(tables, deed, newId) },
    close() {
      end(switchboard.all(), wireError('shutting_down', 'the server stops'));
    },
  };
}
