import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { findNeeded } from './required.ts';

/** Lets every sync of a process fail with EIO until the function it resolves with has been awaited. */
export type FailSyncs = (pid: number) => Promise<() => Promise<void>>;

/** Finds strace, or prints SKIPPED and gives null; rejects where REQUIRE names `strace`. */
export async function findFailingSyncs(): Promise<FailSyncs | null> {
  return findNeeded('strace', 'Install it: apt-get install strace.', async () => {
    await promisify(execFile)('strace', ['-o', '/dev/null', 'true']);
    return failSyncs;
  });
}

const calls = 'fsync,fdatasync';

async function failSyncs(pid: number): Promise<() => Promise<void>> {
  const settings = ['-f', '-o', '/dev/null', '-e', `trace=${calls}`];
  const inject = ['-e', `inject=${calls}:error=EIO`, '-p', `${pid}`];
  const strace = spawn('strace', [...settings, ...inject], { stdio: ['ignore', 'ignore', 'pipe'] });
  // Its first words say that it has attached.
  await once(strace.stderr, 'data');
  return async () => {
    const gone = once(strace, 'exit');
    strace.kill('SIGTERM');
    await gone;
  };
}
