// Run by main.ts: the suite against the server that the environment names.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { conformanceSuite } from './conformance-suite.ts';
import type { Target } from './target.ts';

/** A target as it comes through the environment: what can be done to it are commands of a shell. */
export interface TargetByUrl extends Omit<Target, 'capabilities'> {
  readonly second_url?: string;
  readonly restart_command?: string;
  readonly kill_command?: string;
}

const run = promisify(execFile);
const byShell = (command: string) => async () => {
  await run('sh', ['-c', command]);
};
const { second_url, restart_command, kill_command, ...target } = JSON.parse(
  process.env['CONFORMANCE_TARGET'] ?? '{}',
) as TargetByUrl;

conformanceSuite({
  ...target,
  capabilities: {
    ...(second_url !== undefined && { second_url }),
    ...(restart_command !== undefined && { restart: byShell(restart_command) }),
    ...(kill_command !== undefined && { kill: byShell(kill_command) }),
  },
});
