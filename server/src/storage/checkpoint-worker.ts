// A thread of its own: at each message it copies what stands in the write-ahead log to the file. PASSIVE takes what it
// can get without holding anybody up.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { yieldToOthers } from './yield-to-others.ts';

yieldToOthers();
const database = new DatabaseSync(String(workerData), { timeout: 5_000 });
const checkpoint = database.prepare('pragma wal_checkpoint(passive)');

parentPort?.on('message', () => {
  checkpoint.all();
  parentPort?.postMessage('done', []);
});
