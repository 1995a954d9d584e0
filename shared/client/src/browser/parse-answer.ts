import type { WireError } from '@porchlight/protocol';
import type { CallOutcome } from '../environment.ts';

/** What came of a call by what came back; anything but an answer's form leaves it unclear. */
export function outcomeOf(answer: unknown): CallOutcome {
  const sound = isObject(answer) && (answer['ok'] === true || errorIn(answer) !== null);
  return sound ? { kind: 'answered', ack: answer as never } : { kind: 'unclear' };
}

/** The error in a `closing` frame or a negative answer; null where there is none. */
export function errorIn(payload: unknown): WireError | null {
  return isObject(payload) ? errorOf(payload['error']) : null;
}

/** The value where it has the form of an error, else null. */
export function errorOf(value: unknown): WireError | null {
  return isObject(value) && 'code' in value && 'retry' in value
    ? (value as unknown as WireError)
    : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
