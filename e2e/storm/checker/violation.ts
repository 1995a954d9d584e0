/** A promise that was broken. */
export interface Violation {
  /** The promise, in short. */
  readonly rule: string;
  /** Whose history shows it: a person, or where the truth was read. */
  readonly where: string;
  readonly detail: string;
}

/** Violations of one rule found while going through something. */
export function collect(rule: string): {
  readonly violations: Violation[];
  readonly note: (where: string, detail: string) => void;
} {
  const violations: Violation[] = [];
  return { violations, note: (where, detail) => void violations.push({ rule, where, detail }) };
}
