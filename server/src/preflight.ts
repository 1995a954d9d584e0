// Run before the build, which takes its time: what a wrong setting, a data folder that can't be or a port in use would stop
// later, it stops at once and with the same sentence. The database is left to the server.
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { readConfig, type Config } from './config.ts';
import { ensureDataFolder } from './data-folder.ts';
import { startSentence } from './start-sentence.ts';

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function look({ data_dir, port, host }: Config): Promise<void> {
  ensureDataFolder(data_dir);
  accessSync(data_dir, constants.W_OK);
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

// As in the server: what is written is for its owner alone.
process.umask(0o077);
const read = readConfig(process.env);
if (!read.ok) fail(read.sentence);
const { config } = read;
await look(config).catch((error: unknown) => fail(startSentence(error, config) ?? String(error)));
