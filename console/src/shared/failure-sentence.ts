import type { ErrorCode } from '@porchlight/protocol';
import type { Failure } from './api.ts';

const told = [
  'server_away',
  'rate_limited',
  'forbidden',
  'not_found',
  'too_large',
  'invalid',
  'id_conflict',
  'unsupported_version',
] as const satisfies readonly Failure['code'][];

/** The key of the sentence that tells a person what went wrong and what to do. */
export function failureSentence(
  code: ErrorCode | Failure['code'],
): `failure.${(typeof told)[number] | 'other'}` {
  const known = told.find((each) => each === code);
  if (known !== undefined) return `failure.${known}`;
  return code === 'unknown_command' ? 'failure.unsupported_version' : 'failure.other';
}
