import type { Id } from '@porchlight/protocol';
import type { Era, Restore } from '../history.ts';

/** Whether something that was on disk in an era must still be there at the end: it is in every copy put back since. */
export function createSurvival(restores: readonly Restore[]): (id: Id, era: Era) => boolean {
  return (id, era) => restores.every((restore) => restore.era <= era || restore.kept.has(id));
}

/** The era in which the storm ended. */
export function lastEra(restores: readonly Restore[]): Era {
  return restores.at(-1)?.era ?? 0;
}
