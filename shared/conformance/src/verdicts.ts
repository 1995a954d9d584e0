/** What became of a test. */
export interface Verdict {
  /** Begins with the rules that it proves: `[ID1][ID2] …`. */
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  /** What was wrong; empty unless it failed. */
  readonly errors: readonly string[];
}

/** The verdicts in lines for people, rule by rule: what a rule says is proven only where all of its tests passed. */
export function verdictLines(verdicts: readonly Verdict[]): string[] {
  const byRule = Map.groupBy(
    verdicts.flatMap((verdict) => rulesOf(verdict).map((rule) => ({ rule, verdict }))),
    ({ rule }) => rule,
  );
  const rules = [...byRule].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  return rules.flatMap(([rule, proofs]) => [
    `${markOf(proofs.map(({ verdict }) => verdict))} ${rule}`,
    ...proofs.flatMap(({ verdict }) => linesOf(verdict)),
  ]);
}

/** How it ended, in one line. */
export function verdictSummary(verdicts: readonly Verdict[]): string {
  const count = (state: Verdict['state']) =>
    verdicts.filter((verdict) => verdict.state === state).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}

function rulesOf({ name }: Verdict): string[] {
  const tags = /^(?:\[\w+\])+/.exec(name)?.[0] ?? '';
  return tags === '' ? ['(none)'] : [...tags.matchAll(/\w+/g)].map(([rule]) => rule);
}

function markOf(verdicts: readonly Verdict[]): string {
  if (verdicts.some(({ state }) => state === 'failed')) return '✗';
  return verdicts.some(({ state }) => state === 'passed') ? '✓' : '·';
}

function linesOf(verdict: Verdict): string[] {
  const { name, state, errors } = verdict;
  if (state === 'skipped') return [`    skipped: ${name}`];
  return state === 'failed' ? [`    ${name}`, ...errors.map((error) => `      ${error}`)] : [];
}
