import { unsentCount } from '@porchlight/client';
import { failureSentence } from '../shared/failure-sentence.ts';
import { useTranslation } from '../shared/translation.tsx';
import { useLive, useWorkspace } from '../shared/workspace.ts';
import type { SignOut } from './use-session.ts';

/** Signing out. */
export interface Leaving {
  /** How many messages no server has: signing out erases them from this device. */
  readonly unsent: number;
  /** Signs out; says so where the server can't be told, since the session would then go on, and erases nothing. */
  readonly now: () => void;
}

/** Signing out of the workspace. Drafts wait for the next time, unless something unsent has to be erased. */
export function useSignOut(onSignOut: SignOut): Leaving {
  const { client, say } = useWorkspace();
  const { t } = useTranslation();
  const unsent = useLive(unsentCount);
  const leave = async () => {
    const failure = await onSignOut(async () => {
      // What was unsent when somebody was asked may be out by now: then drafts wait, too.
      await client.signOut({ discard: unsent > 0 && unsentCount(client.getState()) > 0 });
    });
    if (failure !== null) say(t(failureSentence(failure.code)));
  };
  return { unsent, now: () => void leave() };
}
