import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

const script = `
const { readlinkSync } = require('node:fs');
const { getPriority } = require('node:os');
const { parentPort, workerData } = require('node:worker_threads');
import(workerData).then(({ yieldToOthers }) => {
  yieldToOthers();
  parentPort.postMessage(getPriority(Number(readlinkSync('/proc/thread-self').split('/').pop())));
});
`;

it.runIf(process.platform === 'linux')(
  'puts its own thread behind the others, and only that',
  async () => {
    const before = getPriority(process.pid);
    const module = new URL('yield-to-others.ts', import.meta.url).href;
    const worker = new Worker(script, { eval: true, workerData: module, execArgv: [] });
    const priority = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    expect(priority).toBe(Math.min(before + 10, 19));
    expect(getPriority(process.pid)).toBe(before);
  },
);
