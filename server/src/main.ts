import { createIdSource } from '@porchlight/protocol';
import { createApp, type App } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { ensureSecretKey } from './data-folder.ts';
import { firstStart } from './domain/first-start.ts';
import { checkSecret } from './domain/secret-mark.ts';
import { greeting } from './greeting.ts';
import { createLogger } from './logger.ts';
import { openStore } from './open-store.ts';
import { startSentence } from './start-sentence.ts';
import { systemClock } from './system-clock.ts';

/** A stop that takes longer is cut short, in milliseconds. */
const deadline_ms = 10_000;

async function start(config: Config): Promise<void> {
  const newId = createIdSource(systemClock.now, Math.random);
  const store = await openStore(config, newId);
  const secret = ensureSecretKey(config.secret_key, config.data_dir);
  await checkSecret(store, secret);
  const first = await firstStart(store, systemClock, newId, config.admin);
  const log = createLogger(config.log_level);
  const app = await createApp({ config, store, clock: systemClock, newId, log, secret });
  if (config.redis_url !== undefined && config.database_url === undefined) {
    log.warn({}, 'REDIS_URL is set, but more than one node needs DATABASE_URL too');
  }
  process.stdout.write(greeting(app.url, first));
  stopOnSignals(app);
}

function stopOnSignals(app: App): void {
  let asked = false;
  const stop = () => {
    if (asked) process.exit(1);
    asked = true;
    setTimeout(() => process.exit(1), deadline_ms).unref();
    void app.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

// What the server writes is its own business: database and secret are for its owner alone.
process.umask(0o077);
const read = readConfig(process.env);
if (!read.ok) fail(read.sentence);
const { config } = read;
start(config).catch((error: unknown) => {
  const sentence = startSentence(error, config);
  if (sentence === undefined) console.error(error);
  fail(sentence ?? 'Porchlight could not start; the error above is a fault of ours.');
});
