import { useCallback, useEffect, useState } from 'react';
import { createHttpApi, type Failure } from '../shared/api.ts';
import { keep, kept, onOtherTab } from '../shared/preference.ts';
import { beginSession, currentSession, endSession, type Session } from './session.ts';

/** Ends the session; null when it is over. `leave` runs once the server has said so, and before the page changes. */
export type SignOut = (leave: () => Promise<void>) => Promise<Failure | null>;

/**
 * The session of this browser, and how it begins and ends. It may end by itself with any answer of the server. `prepare` is
 * told beforehand whether somebody most likely is signed in, or will be.
 */
export function useSession(prepare: (signed_in: boolean) => void) {
  const [session, setSession] = useState<Session>({ kind: 'unknown' });
  const [api] = useState(() =>
    createHttpApi(
      (path, init) => fetch(path, init),
      () =>
        setSession((now) =>
          now.kind === 'signed_in' ? { kind: 'signed_out', expired: true } : now,
        ),
    ),
  );

  const become = useCallback((next: Session) => {
    if (next.kind === 'signed_in') keep('signed_in', next.agent.id);
    setSession(next);
  }, []);

  useEffect(() => {
    // Somebody who was here before most likely still is.
    prepare(wasIn());
    void currentSession(api, wasIn()).then(become);
    // One browser has one session: who signs in or out in another tab does so here.
    return onOtherTab('signed_in', async () => {
      const next = await currentSession(api, wasIn());
      // Without an answer nothing is known; the connection will find out whose session it is.
      if (next.kind !== 'away') become(next);
    });
  }, [api, become, prepare]);

  const signIn = async (email: string, password: string): Promise<Failure | null> => {
    prepare(true);
    const answer = await beginSession(api, email, password);
    if ('code' in answer) return answer;
    become({ kind: 'signed_in', agent: answer });
    return null;
  };

  const signOut: SignOut = async (leave) => {
    const failure = await endSession(api);
    if (failure !== null) return failure;
    await leave();
    keep('signed_in', undefined);
    setSession({ kind: 'signed_out', expired: false });
    return null;
  };

  const retry = useCallback(async () => become(await currentSession(api, wasIn())), [api, become]);

  return { session, api, signIn, signOut, retry };
}

// Somebody was signed in with this browser before.
function wasIn(): boolean {
  return kept('signed_in') !== undefined;
}
