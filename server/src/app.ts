import { wireError, type IdSource } from '@porchlight/protocol';
import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import type { Clock } from './domain/clock.ts';
import { createDomain, type Domain } from './domain/create-domain.ts';
import type { Store } from './domain/store.ts';
import type { Log, Telemetry } from './domain/telemetry.ts';
import { createShelf } from './files/create-shelf.ts';
import { sniff } from './files/sniff.ts';
import { createCookieToken } from './http/authenticate.ts';
import { createHttp } from './http/create-http.ts';
import type { SiteFolders } from './http/site.ts';
import { createPageLook } from './install/look-at-page.ts';
import { createPageFetcher } from './install/page-fetcher.ts';
import { createJobs } from './jobs/create-jobs.ts';
import type { JobRunner } from './jobs/job-runner.ts';
import { createMailDesk } from './domain/mail-desk.ts';
import { createPushDesk } from './domain/push-desk.ts';
import { createMailer } from './mail/create-mailer.ts';
import { testMail } from './mail/test-mail.ts';
import { createMetrics } from './metrics.ts';
import { createRedisBus, type RedisBus } from './nodes/redis-bus.ts';
import { pushKeys } from './push/push-keys.ts';
import { createPushSender } from './push/push-sender.ts';
import { createSockets } from './socket/create-sockets.ts';
import { createWebhookCaller } from './webhooks/webhook-caller.ts';

type ConfigKey =
  | 'port'
  | 'host'
  | 'data_dir'
  | 'files_url'
  | 'public_url'
  | 'console_origins'
  | 'limits_on'
  | 'redis_url'
  | 'smtp_url'
  | 'mail_from'
  | 'allow_private_webhooks';

/** What an app is made of. */
export interface AppOptions {
  readonly config: Pick<Config, ConfigKey>;
  /** Ready to use; the app closes it. */
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly log: Log;
  /** See `ensureSecretKey`. */
  readonly secret: string;
  /** Where the pages lie; the workspace's builds where it isn't said. */
  readonly folders?: SiteFolders;
}

/** The server, listening. */
export interface App {
  /** The address that browsers use: PUBLIC_URL, or where it listens. */
  readonly url: string;
  /** The address where it listens on this machine. */
  readonly local_url: string;
  /**
   * Says `closing` to everybody, answers what was begun, closes the store, and resolves. Twice is safe.
   */
  readonly close: () => Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** The builds of this workspace, and the demo. */
export const workspaceFolders: SiteFolders = {
  widget: join(root, 'widget/dist'),
  console: join(root, 'console/dist'),
  demo: join(root, 'server/demo'),
  tokens_css: fileURLToPath(import.meta.resolve('@porchlight/design/tokens.css')),
};

/** How long open HTTP requests may take to end at a stop, in milliseconds. */
const patience_ms = 8_000;

/** Puts domain, HTTP and sockets together and listens. Rejects where the port can't be had. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, store, clock, newId, log, secret, folders = workspaceFolders } = options;
  const metrics = createMetrics();
  const { telemetry } = metrics;
  const { limits_on } = config;
  const bus = createBus(options, telemetry);
  const look = createPageLook(createPageFetcher(clock, config.allow_private_webhooks));
  const shelf = await createShelf(config);
  const mailer = createMailer(config, clock);
  const domain = createDomain({
    store,
    clock,
    newId,
    log,
    telemetry,
    secret,
    limits_on,
    bus,
    look,
    shelf,
    sniff,
    public_url: config.public_url,
    mail_on: mailer !== null,
  });
  const call = createWebhookCaller({ clock, allow_private: config.allow_private_webhooks });
  const keys = pushKeys(secret);
  let stopping: Promise<void> | undefined;

  const http = await createHttp({
    domain,
    metrics,
    mail: createMailDesk({ mailer, store, newId, limits: domain.limits, compose: testMail }),
    push: createPushDesk({
      limits: domain.limits,
      store,
      clock,
      public_key: keys.public_key,
      allow_private: config.allow_private_webhooks,
    }),
    folders,
    public_url: config.public_url,
    console_origins: config.console_origins,
    limits_on,
    stopping: () => stopping !== undefined,
  });
  const trusted = new Set([...config.console_origins, config.public_url]);
  const endSockets = createSockets({
    domain,
    http: http.server,
    cookieToken: createCookieToken((origin) => trusted.has(origin)),
    origins: config.console_origins,
    limits_on,
  });
  await http.listen({ port: config.port, host: config.host });

  const local_url = localUrl(http, config.host);
  const url = config.public_url ?? local_url;
  const office = { mailer, links: domain.links, url };
  const random = Math.random;
  const push = createPushSender({ keys, call, subject: subjectOf(url) });
  const works = { store, clock, newId, log, telemetry, call, random, secret, office, push };
  const jobs = createJobs({ ...works, shelf });
  return {
    url,
    local_url,
    close: () => (stopping ??= stop({ domain, http, endSockets, jobs, clock, bus })),
  };
}

/** Push services want to know where to turn to, and take nothing that is neither. */
function subjectOf(url: string): string {
  return url.startsWith('https:') ? url : 'mailto:nobody@porchlight.invalid';
}

/** The way to the other nodes, where there are any. */
function createBus(options: AppOptions, telemetry: Telemetry): RedisBus | null {
  const { config, store, clock, newId, log } = options;
  if (config.redis_url === undefined) return null;
  const environment = { url: config.redis_url, epoch: store.epoch, node_id: newId() };
  return createRedisBus({ ...environment, clock, log, telemetry });
}

interface Running {
  readonly domain: Domain;
  readonly http: FastifyInstance;
  readonly endSockets: () => Promise<void>;
  readonly jobs: JobRunner;
  readonly clock: Clock;
  readonly bus: RedisBus | null;
}

async function stop({ domain, http, endSockets, jobs, clock, bus }: Running): Promise<void> {
  const drained = domain.executor.drain();
  const patience = new Promise<void>((resolve) => clock.after(patience_ms, resolve));
  // What was begun is answered before the goodbye.
  await Promise.race([Promise.all([drained, jobs.stop()]), patience]);
  domain.rooms.endAll(wireError('shutting_down', 'the server is stopping'));
  domain.stop();
  await bus?.close();
  await Promise.race([endSockets(), patience]);
  await Promise.race([http.close(), patience]);
  await domain.store.close();
}

function localUrl(http: FastifyInstance, host: string): string {
  const address = http.server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host);
  return `http://${everywhere ? 'localhost' : host}:${port}`;
}
