// Shows that a storm finds what it should: plants bugs one at a time in a copy of the checkout, lets short storms blow over
// it, and prints which were found. First the copy without a bug, in which nothing may be found.
// `node e2e/storm/planted-bugs.ts [part of a name]`
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bugs, type PlantedBug } from './bugs/bugs.ts';
import { copyCheckout } from './bugs/copy-checkout.ts';
import { plantBug } from './bugs/plant-bug.ts';
import type { StormResult } from './run-storm.ts';

/** How many storms a bug may outlive before it counts as not found. */
const seeds = [1, 2, 3, 4];

interface Finding {
  readonly seed: number;
  readonly violations: StormResult['violations'];
}

const [part = ''] = process.argv.slice(2);
const none: PlantedBug = { name: 'no bug', changes: [], mishaps: [] };
const copy = copyCheckout();
let missed = 0;
try {
  const clean = part === '' ? await blow(none, seeds[0] ?? 1) : null;
  if (clean !== null) {
    report(none, clean);
    for (const { where, detail } of clean.violations) console.log(`  ${where}: ${detail}`);
    missed += clean.violations.length === 0 ? 0 : 1;
  }
  for (const bug of bugs.filter(({ name }) => name.includes(part))) {
    const finding = await hunt(bug);
    report(bug, finding);
    missed += finding === null ? 1 : 0;
  }
} finally {
  copy.remove();
}
console.log(missed === 0 ? '\nEvery bug was found.' : `\n${missed} not as it should be.`);
process.exitCode = missed === 0 ? 0 : 1;

async function hunt(bug: PlantedBug): Promise<Finding | null> {
  const takeOut = plantBug(copy.path, bug);
  try {
    for (const seed of seeds) {
      const finding = await blow(bug, seed);
      if (finding.violations.length > 0) return finding;
    }
    return null;
  } finally {
    takeOut();
  }
}

async function blow({ mishaps }: PlantedBug, seed: number): Promise<Finding> {
  const told = join(copy.path, 'storm.json');
  rmSync(told, { force: true });
  const plan = mishaps.length === 0 ? [] : ['--mishaps', mishaps.join(',')];
  const main = join(copy.path, 'e2e/storm/main.ts');
  const args = [main, '--short', '--seed', String(seed), '--report', told, ...plan];
  const storm = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  storm.stderr.on('data', (words: Buffer) => (said += words.toString()));
  await once(storm, 'exit');
  try {
    const { violations } = JSON.parse(readFileSync(told, 'utf8')) as StormResult;
    return { seed, violations };
  } catch {
    throw new Error(`the storm itself has failed: ${said.slice(-2_000)}`);
  }
}

function report({ name }: PlantedBug, finding: Finding | null): void {
  const rules = [...new Set(finding?.violations.map(({ rule }) => rule))];
  const first = rules.slice(0, 2).join('; ');
  const outcome =
    finding === null
      ? 'NOT FOUND'
      : rules.length === 0
        ? 'nothing found'
        : `found (seed ${finding.seed})`;
  console.log(`${name.padEnd(52)} ${outcome.padEnd(16)} ${first}`);
}
