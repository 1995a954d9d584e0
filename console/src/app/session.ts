import { accessPaths, type Agent } from '@porchlight/protocol';
import type { Api, Failure } from '../shared/api.ts';

/** Who uses this browser. */
export type Session =
  | { readonly kind: 'unknown' }
  /** The server can't be reached to ask. */
  | { readonly kind: 'away' }
  | { readonly kind: 'signed_out'; readonly expired: boolean }
  | { readonly kind: 'signed_in'; readonly agent: Agent };

/** Asks the server who holds this browser's cookie. `was_in`: somebody was signed in here before. */
export async function currentSession(api: Api, was_in: boolean): Promise<Session> {
  const answer = await api.request('GET', accessPaths.current_session);
  if (answer.ok && 'agent' in answer) return { kind: 'signed_in', agent: answer.agent as Agent };
  if (!answer.ok && answer.error.code !== 'session_expired') return { kind: 'away' };
  return { kind: 'signed_out', expired: was_in };
}

/** Tries to sign in. The server keeps the session in an httpOnly cookie; its token is not for us. */
export async function beginSession(
  api: Api,
  email: string,
  password: string,
): Promise<Agent | Failure> {
  const answer = await api.request('POST', accessPaths.sessions, { email, password });
  if (!answer.ok) return answer.error;
  return 'agent' in answer ? (answer.agent as Agent) : { code: 'internal' };
}

/** Ends the session. Null when it is over; without the server's word the cookie would still open the door. */
export async function endSession(api: Api): Promise<Failure | null> {
  const answer = await api.request('DELETE', accessPaths.current_session);
  return answer.ok || answer.error.code === 'session_expired' ? null : answer.error;
}
