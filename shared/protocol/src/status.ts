/** The status of a message as a person sees it. */
export type Status = 'pending' | 'sent' | 'delivered' | 'read' | 'failed';

/** Every status, lowest first; `failed` stands beside the ladder. */
export const statuses: readonly Status[] = ['pending', 'sent', 'delivered', 'read', 'failed'];

/** What became of a wished change of status. Only `changed` writes anything. */
export type Transition = 'changed' | 'same' | 'regression';

const next: Record<Status, readonly Status[]> = {
  pending: ['sent', 'delivered', 'read', 'failed'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  failed: ['pending', 'delivered', 'read'],
};

/** Judges a change of an explicit status by the ladder of SPEC.md, section Status. */
export function judgeTransition(from: Status, to: Status): Transition {
  if (from === to) return 'same';
  return next[from].includes(to) ? 'changed' : 'regression';
}

/** The statuses from which `to` may be reached: what an UPDATE's WHERE clause lists. */
export function sourcesOf(to: Status): readonly Status[] {
  return statuses.filter((from) => judgeTransition(from, to) === 'changed');
}
