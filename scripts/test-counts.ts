/** How many tests ended how. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The counts in a JSON report of Vitest or Playwright; undefined for anything else. */
export function testCounts(report: unknown): TestCounts | undefined {
  const vitest = numbers(report, ['numPassedTests', 'numFailedTests', 'numPendingTests']);
  if (vitest !== undefined) return counts(vitest);
  const stats: unknown = isRecord(report) ? report['stats'] : undefined;
  const playwright = numbers(stats, ['expected', 'unexpected', 'skipped', 'flaky']);
  if (playwright === undefined) return undefined;
  const [expected = 0, unexpected = 0, skipped = 0, flaky = 0] = playwright;
  // A test that passes only when repeated has found something.
  return { passed: expected, failed: unexpected + flaky, skipped };
}

function counts([passed = 0, failed = 0, skipped = 0]: number[]): TestCounts {
  return { passed, failed, skipped };
}

function numbers(value: unknown, keys: string[]): number[] | undefined {
  if (!isRecord(value)) return undefined;
  const found = keys.map((key) => value[key]).filter((field) => typeof field === 'number');
  return found.length === keys.length ? found : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
