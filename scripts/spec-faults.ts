import type { Proof } from './proven-rules.ts';

/** What is wrong between a SPEC's rules and the tests: repeated ids, rules without a test, tests without a rule. */
export function specFaults(rules: string[], proofs: Proof[]): string[] {
  const known = new Set(rules);
  const proven = new Set(proofs.map(({ rule }) => rule));
  return [
    ...rules
      .filter((rule, index) => rules.indexOf(rule) !== index)
      .map((rule) => `[${rule}] is the number of two rules`),
    ...[...known].filter((rule) => !proven.has(rule)).map((rule) => `[${rule}] has no test`),
    ...proofs
      .filter(({ rule }) => !known.has(rule))
      .map(({ rule, at }) => `${at} proves [${rule}], which is no rule`),
  ];
}
