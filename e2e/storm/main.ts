/**
 * `pnpm storm [--seed N] [--minutes M] [--nodes 2] [--visitors V] [--agents A] [--short]`, `pnpm storm --recovery 500`,
 * `pnpm storm --latency 200`: see README.md in this folder.
 */
import { writeFileSync } from 'node:fs';
import { formatLatency, formatRecovery, formatStorm } from './format-storm.ts';
import { measureLatency } from './measure-latency.ts';
import { measureRecovery } from './measure-recovery.ts';
import { runStorm } from './run-storm.ts';
import { readStormOptions, type StormOptions } from './storm-options.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const options = readStormOptions(process.argv.slice(2));
if (options.recovery !== undefined) {
  console.log(formatRecovery(await measureRecovery(options.recovery)));
} else if (options.latency !== undefined) {
  for (const redis of [true, false]) {
    console.log(formatLatency(await measureLatency(options.latency, redis)));
  }
} else await blow(options);
// What clients and proxies still wait for is of no interest any more.
process.exit();

async function blow(storm: StormOptions): Promise<void> {
  console.log(`A storm of seed ${storm.seed}: --seed ${storm.seed} plans the same one again.\n`);
  const began = Date.now();
  const result = await runStorm(storm, (sentence) => {
    console.log(`${((Date.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${sentence}`);
  });
  console.log(`\n${formatStorm(result)}`);
  if (storm.report !== undefined) writeFileSync(storm.report, JSON.stringify(result));
  process.exitCode = result.violations.length + result.never_happened.length === 0 ? 0 : 1;
}
