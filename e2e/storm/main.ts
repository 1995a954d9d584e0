/** `pnpm storm [--seed N] [--minutes M] [--nodes 2] [--visitors V] [--agents A] [--short]`: see README.md in this folder. */
import { writeFileSync } from 'node:fs';
import { formatStorm } from './format-storm.ts';
import { runStorm } from './run-storm.ts';
import { readStormOptions } from './storm-options.ts';

const options = readStormOptions(process.argv.slice(2));
console.log(`A storm of seed ${options.seed}: --seed ${options.seed} plans the same one again.\n`);
const began = Date.now();
const result = await runStorm(options, (sentence) => {
  console.log(`${((Date.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${sentence}`);
});
console.log(`\n${formatStorm(result)}`);
if (options.report !== undefined) writeFileSync(options.report, JSON.stringify(result));
process.exit(result.violations.length + result.never_happened.length === 0 ? 0 : 1);
