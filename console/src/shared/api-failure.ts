import type { Failure, Outcome } from './api.ts';

/** A failure as TanStack Query wants it: thrown. */
export class ApiFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The code of what a query or mutation failed with; what is no `ApiFailure` is a fault of ours. */
export function codeOf(error: Error): Failure['code'] {
  return error instanceof ApiFailure ? error.failure.code : 'internal';
}

/** The answer, or the failure thrown: for query functions, which know no other way to fail. */
export function answered<Answer>(outcome: Outcome<Answer>): { readonly ok: true } & Answer {
  if (outcome.ok) return outcome;
  throw new ApiFailure(outcome.error);
}
