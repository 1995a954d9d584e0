import type { Failure, Outcome } from './api.ts';

/** A failure as TanStack Query wants it: thrown. */
export class ApiFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The answer, or the failure thrown: for query functions, which know no other way to fail. */
export function answered<Answer>(outcome: Outcome<Answer>): { readonly ok: true } & Answer {
  if (outcome.ok) return outcome;
  throw new ApiFailure(outcome.error);
}
