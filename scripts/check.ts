// What CI runs. `check.ts quick` is everything but the browser, `browser` adds it, `full` adds what is too long for every day.
// Every stage runs, whatever the one before said, so that one run tells everything that is wrong.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Depth, checkSteps } from './check-steps.ts';
import { type Tally, checkSummary } from './check-summary.ts';
import { type Outcome, type Step, runStep } from './run-step.ts';
import { type TestCounts, testCounts } from './test-counts.ts';

const root = join(import.meta.dirname, '..');

async function runAll(stages: Step[][]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  const failed = new Set<string>();
  for (const stage of stages) {
    const ended = await Promise.all(stage.map((step) => runUnlessPointless(step, failed)));
    for (const { outcome } of ended) if (outcome.result !== 'passed') failed.add(outcome.step.name);
    tallies.push(...ended);
  }
  return tallies;
}

async function runUnlessPointless(step: Step, failed: ReadonlySet<string>): Promise<Tally> {
  const missing = step.needs?.find((name) => failed.has(name));
  const tally: Tally =
    missing === undefined
      ? await runAndCount(step)
      : { outcome: { step, result: 'skipped', output: `needs ${missing}`, duration_ms: 0 } };
  print(tally.outcome);
  return tally;
}

async function runAndCount(step: Step): Promise<Tally> {
  const outcome = await runStep(root, step);
  if (step.report === undefined) return { outcome };
  const counts = readCounts(step.report);
  if (counts !== undefined && counts.passed + counts.failed > 0) return { outcome, counts };
  const output = `${outcome.output}\nNo test was reported in ${step.report}.`;
  return { outcome: { ...outcome, result: 'failed', output } };
}

function readCounts(report: string): TestCounts | undefined {
  try {
    return testCounts(JSON.parse(readFileSync(join(root, report), 'utf8')));
  } catch {
    return undefined;
  }
}

function print({ step, result, output, duration_ms }: Outcome): void {
  const mark = result === 'passed' ? '✓' : '✗';
  console.log(`${mark} ${step.name.padEnd(14)}${(duration_ms / 1000).toFixed(1).padStart(7)} s`);
  const lines = output.trimEnd().split('\n');
  const worthReading =
    result === 'passed' && step.talks !== true
      ? lines.filter((line) => line.includes('SKIPPED'))
      : lines;
  for (const line of worthReading) console.log(`    ${line}`);
}

function depth(): Depth {
  const wanted = process.argv[2];
  if (wanted === 'quick' || wanted === 'browser' || wanted === 'full') return wanted;
  throw new Error('Say how much to check: node scripts/check.ts quick | browser | full');
}

// An old report must not speak for a run that never wrote one.
const reports = join(root, '.cache/check');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const { lines, ok } = checkSummary(await runAll(checkSteps(depth())));
console.log(`\n${lines.join('\n')}`);
process.exitCode = ok ? 0 : 1;
