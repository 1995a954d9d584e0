import type { Outcome } from './run-step.ts';
import type { TestCounts } from './test-counts.ts';

/** A step's end and, where it ran tests, what they said. */
export interface Tally {
  outcome: Outcome;
  counts?: TestCounts;
}

/**
 * The last lines of a check: what failed and was skipped, then `N passed, N failed`, alone. A step that failed without a
 * failing test (a lint fault, a crash before the report) counts as one failure, so that zero failed means a clean check.
 */
export function checkSummary(tallies: Tally[]): { lines: string[]; ok: boolean } {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome, counts } of tallies) {
    total.passed += counts?.passed ?? 0;
    total.skipped += counts?.skipped ?? 0;
    const broken = outcome.result === 'passed' ? 0 : 1;
    total.failed += Math.max(counts?.failed ?? 0, broken);
  }
  const bad = tallies.filter(({ outcome }) => outcome.result !== 'passed');
  const lines = bad.map(({ outcome }) => `${outcome.result}: ${outcome.step.name}`);
  if (total.skipped > 0) lines.push(`${total.skipped} tests skipped`);
  lines.push(`${total.passed} passed, ${total.failed} failed`);
  return { lines, ok: total.failed === 0 };
}
