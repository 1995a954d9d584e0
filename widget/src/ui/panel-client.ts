import type { VisitorClient } from '@porchlight/client';

/** What the panel needs of a client. */
export type PanelClient = Pick<
  VisitorClient,
  | 'subscribe'
  | 'getState'
  | 'open'
  | 'loadOlder'
  | 'showing'
  | 'connectNow'
  | 'draft'
  | 'setDraft'
  | 'keepDraft'
  | 'onDraft'
  | 'send'
  | 'retry'
  | 'discard'
  | 'cancel'
  | 'recall'
  | 'edit'
  | 'dropChange'
  | 'files'
  | 'newId'
  | 'ask'
>;

/** What the panel needs of the sound of news. */
export interface SoundSwitch {
  readonly isOn: () => boolean;
  readonly turn: (on: boolean) => void;
}
