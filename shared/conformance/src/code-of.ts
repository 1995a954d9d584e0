import type { WireError } from '@porchlight/protocol';
import type { RawAnswer } from './person.ts';

/** The error of an answer, or of the first claim that it refuses; undefined where all is well. */
export function errorOf(answer: RawAnswer): WireError | undefined {
  return answer.ok === true ? answer.refused?.[0]?.error : answer.error;
}

/** The code of an answer; `ok` where all is well. */
export function codeOf(answer: RawAnswer): string {
  return errorOf(answer)?.code ?? 'ok';
}
