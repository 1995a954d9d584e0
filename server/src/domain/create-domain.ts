import type { Id, IdSource } from '@porchlight/protocol';
import { createAgentAccess, type AgentAccess } from './agent-access.ts';
import { createQueryAnswerer } from './answer-query.ts';
import { createSyncAnswerer } from './answer-sync.ts';
import type { Clock } from './clock.ts';
import { createOwnerFinder } from './conversation-owners.ts';
import { createCursorWords } from './cursor-words.ts';
import { createExecutor, type Executor } from './execute.ts';
import { createFileDesk, type FileDesk } from './file-desk.ts';
import { createFileLinks, type FileLinks } from './file-links.ts';
import type { FileShelf, Sniff } from './file-shelf.ts';
import { createExportDesk } from './export-desk.ts';
import { forgetCommands } from './forget-commands.ts';
import { createHubs, tellPresence } from './hubs.ts';
import { createIdentityAccess, type IdentityAccess } from './identity-access.ts';
import { identitySecret } from './identity-secret.ts';
import { createInstallDesk, type InstallDesk, type LookAtPage } from './install-desk.ts';
import { createLetterAccess, type LetterAccess } from './letter-access.ts';
import { createMailLinks, type MailLinks } from './mail-links.ts';
import type { NodeBus } from './node-bus.ts';
import { createNodeExchange, type NodeExchange } from './node-exchange.ts';
import { createPresenceBook } from './presence.ts';
import { createProviderAccess, type ProviderAccess } from './provider-access.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { createReplyTimes } from './reply-times.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { createDurableRunner } from './run-durable.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createStorageHealth, type StorageHealth } from './storage-health.ts';
import type { Store } from './store.ts';
import type { Log, Telemetry } from './telemetry.ts';
import { sweepFiles } from './sweep-files.ts';
import { createViews } from './views.ts';
import { createTokenAccess, type TokenAccess } from './token-access.ts';
import { createVisitorAccess, type VisitorAccess } from './visitor-access.ts';

/** What the domain is given of the world. */
export interface DomainEnvironment {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Whoever has it can read what is sealed for visitors. */
  readonly secret: string;
  /** To the other nodes; null for a node that is alone. */
  readonly bus: NodeBus | null;
  /** Looks at pages of other websites. */
  readonly look: LookAtPage;
  /** Where the bytes of files lie, and what tells what they are. */
  readonly shelf: FileShelf;
  readonly sniff: Sniff;
  /** The address that browsers use, where the operator has said it. */
  readonly public_url: string | undefined;
  /** Whether mails go out. */
  readonly mail_on: boolean;
  /** Off only where a benchmark measures the rest. */
  readonly limits_on: boolean;
}

/** The product without its wires: what http/ and socket/ stand on. */
export interface Domain {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly executor: Executor;
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  readonly agents: AgentAccess;
  readonly visitors: VisitorAccess;
  readonly letters: LetterAccess;
  readonly links: MailLinks;
  readonly files: FileDesk;
  readonly fileLinks: FileLinks;
  readonly public_url: string | undefined;
  readonly install: InstallDesk;
  readonly tokens: TokenAccess;
  readonly identities: IdentityAccess;
  readonly providers: ProviderAccess;
  readonly limits: RateLimits;
  readonly storage: StorageHealth;
  /** Stops tails and timers. Store and connections are others'. */
  readonly stop: () => void;
}

/** Puts the parts together. */
export function createDomain(environment: DomainEnvironment): Domain {
  const { store, clock, newId, log, telemetry } = environment;
  const { read } = store;
  const nodes: NodeExchange = createNodeExchange({
    ...environment,
    hubOf: (account_id) => hubs.peek(account_id),
    book: () => presence,
    limits: () => limits,
  });
  const limits = createRateLimits(clock, environment.limits_on, nodes.limits.taken);
  const storage = createStorageHealth({ store, clock, log, telemetry });
  const ended = (session_id: Id) => rooms.endSession(session_id);
  const fed = { epoch: store.epoch, read, onCommit: nodes.doorbell.onCommit };
  const { attend, typing } = nodes;
  const owners = createOwnerFinder(read);
  const { moved } = owners;
  const hubs = createHubs({ store: fed, clock, log, storage, telemetry, ended, moved, attend });
  const presence = createPresenceBook(clock, {
    changed: (account_id, change) => tellPresence(hubs.peek(account_id), change),
    changedHere: nodes.presence.changedHere,
  });
  const stopForgetting = forgetCommands({ store, clock, log, storage });
  const words = createCursorWords(environment.secret);
  const { erasures } = store;
  const { mail_on } = environment;
  const watched = { read, erasures, mail_on, clock, hubs, presence, telemetry, words, typing };
  const rooms = createRooms(watched);
  const findOwner = owners.find;
  const directoryOf = async (account_id: string) => (await hubs.open(account_id)).directory;
  const views = createViews({ read, presence, directoryOf });
  const fileLinks = createFileLinks(environment.secret);
  const { shelf, sniff } = environment;
  const kept = { store, shelf, clock, log, newId };
  const files = createFileDesk({ ...kept, sniff, links: fileLinks, limits, findOwner });
  const stopSweeping = sweepFiles({ ...kept, storage });
  const executor = createExecutor({
    durable: createDurableRunner({ store, clock, newId, limits }),
    answerQuery: createQueryAnswerer({
      read,
      views,
      presence,
      findOwner,
      files,
      exportContact: createExportDesk({ read, erasures, views }),
    }),
    answerSync: createSyncAnswerer(store, views, words),
    findOwner,
    presence,
    presenceExchange: nodes.presence,
    typing,
    limits,
    clock,
    log,
    storage,
    telemetry,
    mail_on,
    identitySecret: (inbox_id, made_at) => identitySecret(environment.secret, inbox_id, made_at),
  });
  const links = createMailLinks(environment.secret);
  const letters = createLetterAccess({ store, clock, links });
  const install = createInstallDesk({
    store,
    clock,
    limits,
    look: environment.look,
    failed: (err) => log.warn({ err }, 'a script tag’s word was not written down'),
  });
  const spoke = install.note;
  const sessions = createSessions(store, clock, newId, rooms.endSession);
  return {
    store,
    log,
    clock,
    newId,
    executor,
    rooms,
    limits,
    storage,
    sessions,
    tokens: createTokenAccess({ store, clock, newId, sessions }),
    providers: createProviderAccess(store, environment.secret),
    identities: createIdentityAccess({ ...environment, limits, ended: rooms.endSession }),
    agents: createAgentAccess({ store, clock, newId, limits, sessions }),
    letters,
    links,
    files,
    fileLinks,
    public_url: environment.public_url,
    install,
    visitors: createVisitorAccess({
      store,
      clock,
      newId,
      limits,
      presence,
      letters,
      mail_on,
      spoke,
      replyTimes: createReplyTimes({ store, clock, log }),
    }),
    stop() {
      rooms.stop();
      hubs.stop();
      nodes.stop();
      storage.stop();
      stopForgetting();
      stopSweeping();
    },
  };
}
