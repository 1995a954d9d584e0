import type { Id, InstallSighting } from '@porchlight/protocol';

/** A script tag that spoke. */
export interface Sighting extends InstallSighting {
  readonly inbox_id: Id;
}

/** From where script tags have spoken. */
export interface SightingStore {
  /** Writes a website down, once; a page that is known already stays where none is told. */
  note(sighting: Sighting): Promise<void>;
  /** The newest of an inbox. */
  newest(inbox_id: Id): Promise<readonly InstallSighting[]>;
}
