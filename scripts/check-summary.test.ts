import { describe, expect, it } from 'vitest';
import { checkSummary } from './check-summary.ts';
import type { Outcome } from './run-step.ts';
import { testCounts } from './test-counts.ts';

function ended(name: string, result: Outcome['result']): Outcome {
  return { step: { name, command: ['true'] }, result, output: '', duration_ms: 1 };
}

describe('the closing lines', () => {
  it('add up all tests', () => {
    const summary = checkSummary([
      { outcome: ended('lint', 'passed') },
      { outcome: ended('unit', 'passed'), counts: { passed: 40, failed: 0, skipped: 2 } },
      { outcome: ended('e2e', 'passed'), counts: { passed: 12, failed: 0, skipped: 0 } },
    ]);
    expect(summary).toEqual({ ok: true, lines: ['2 tests skipped', '52 passed, 0 failed'] });
  });

  it('count a step that failed without a failing test', () => {
    const summary = checkSummary([
      { outcome: ended('lint', 'failed') },
      { outcome: ended('unit', 'failed'), counts: { passed: 40, failed: 3, skipped: 0 } },
      { outcome: ended('e2e', 'skipped') },
    ]);
    const lines = ['failed: lint', 'failed: unit', 'skipped: e2e', '40 passed, 5 failed'];
    expect(summary).toEqual({ ok: false, lines });
  });

  it('are never clean when a runner crashed after green tests', () => {
    const crashed = {
      outcome: ended('unit', 'failed'),
      counts: { passed: 1, failed: 0, skipped: 0 },
    };
    expect(checkSummary([crashed]).ok).toBe(false);
  });
});

describe('the counts of a report', () => {
  it("are Vitest's", () => {
    const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2 };
    expect(testCounts(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it("are Playwright's, a flaky test being a failed one", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } };
    expect(testCounts(report)).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  it('are absent from anything else', () => {
    expect(testCounts({ stats: {} })).toBeUndefined();
  });
});
