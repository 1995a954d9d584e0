import type { Failure } from '../shared/api.ts';
import { failureSentence } from '../shared/failure-sentence.ts';
import { useTranslation } from '../shared/translation.tsx';
import { useLive, useWorkspace } from '../shared/workspace.ts';

/** Signing out. */
export interface SignOut {
  /** How many messages would stay behind unsent on this device. */
  readonly unsent: number;
  /** Signs out; says so where the server can't be told, since the session would then go on. */
  readonly now: () => void;
}

/** Signing out of the workspace. */
export function useSignOut(onSignOut: () => Promise<Failure | null>): SignOut {
  const { say } = useWorkspace();
  const { t } = useTranslation();
  const unsent = useLive(
    (state) => state.outbox.filter((message) => message.state.kind !== 'acked').length,
  );
  const leave = async () => {
    const failure = await onSignOut();
    if (failure !== null) say(t(failureSentence(failure.code)));
  };
  return { unsent, now: () => void leave() };
}
