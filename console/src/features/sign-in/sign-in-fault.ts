import type { Failure } from '../../shared/api.ts';

/** Why signing in did not work, as the form tells it. */
export type SignInFault =
  | {
      readonly kind:
        | 'email_missing'
        | 'password_missing'
        | 'wrong_credentials'
        | 'server_away'
        | 'other';
    }
  | { readonly kind: 'rate_limited'; readonly until_ms: number };

/** What a person has to enter first; undefined when both fields are filled. */
export function missingIn(email: string, password: string): SignInFault | undefined {
  if (email.trim() === '') return { kind: 'email_missing' };
  return password === '' ? { kind: 'password_missing' } : undefined;
}

const shortest_wait_ms = 1_000;
const unknown_wait_ms = 60_000;

const kinds: Partial<Record<Failure['code'], Exclude<SignInFault['kind'], 'rate_limited'>>> = {
  wrong_credentials: 'wrong_credentials',
  // What can't be an address or a password is no right one either.
  invalid: 'wrong_credentials',
  server_away: 'server_away',
  shutting_down: 'server_away',
  storage_unavailable: 'server_away',
};

/** The fault for a failed call at a time in milliseconds since 1970. */
export function faultOf({ code, retry_after_ms }: Failure, now_ms: number): SignInFault {
  if (code !== 'rate_limited') return { kind: kinds[code] ?? 'other' };
  const wait_ms = Math.max(retry_after_ms ?? unknown_wait_ms, shortest_wait_ms);
  return { kind: 'rate_limited', until_ms: now_ms + wait_ms };
}
