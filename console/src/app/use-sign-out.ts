import { useLive } from '../shared/workspace.ts';

/** Signing out, and how many messages would be left behind unsent on this device. */
export function useSignOut(onSignOut: () => Promise<void>): {
  readonly unsent: number;
  readonly now: () => void;
} {
  const unsent = useLive(
    (state) => state.outbox.filter((message) => message.state.kind !== 'acked').length,
  );
  return { unsent, now: () => void onSignOut() };
}
