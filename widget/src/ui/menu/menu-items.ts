import type { VisitorState } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import type { PanelClient, SoundSwitch } from '../panel-client.ts';
import type { FindWays, PanelWays } from '../panel-ways.ts';
import type { MoreKey } from '../use-more-words.ts';
import { downloadData } from './download-data.ts';

/** What the menu's items act on. */
export interface MenuContext {
  readonly client: PanelClient;
  readonly state: VisitorState;
  /** The conversation that is shown. */
  readonly id: Id;
  readonly sound: SoundSwitch;
  /** Undefined where there are none, as in the preview. */
  readonly findWays?: FindWays | undefined;
  readonly onBegin: () => void;
  /** All of the visitor is gone: nothing of it may stay on this device. */
  readonly onErased: () => void;
}

/** What came of an item, in words; nothing where it can be seen. */
export type MenuOutcome = MoreKey | void;

/** One thing that can be done. */
export interface MenuItem {
  readonly key: string;
  readonly label: MoreKey;
  /** It is asked first, in these words, and done with those. */
  readonly sure?: { readonly question: MoreKey; readonly yes: MoreKey };
  /** What is said meanwhile. */
  readonly busy?: MoreKey;
  readonly danger?: true;
  readonly run: () => MenuOutcome | Promise<MenuOutcome>;
}

/** What can be done now, in order. Another item is another entry here. */
export function menuItems(context: MenuContext, ways?: PanelWays): readonly MenuItem[] {
  const { state, id, sound, onBegin } = context;
  const summary = state.conversations[id];
  const known = Object.keys(state.conversations).length > 0;
  return [
    { key: 'begin', label: 'begin', run: onBegin },
    ...(summary?.status === 'open' ? [endItem(context)] : []),
    ...(summary && state.talk?.transcript ? [transcriptItem(context)] : []),
    ...(ways?.ownWindow ? [windowItem(ways.ownWindow)] : []),
    {
      key: 'sound',
      label: sound.isOn() ? 'sound_on' : 'sound_off',
      run: () => sound.turn(!sound.isOn()),
    },
    ...(known ? [downloadItem(context)] : []),
    ...(known ? [eraseItem(context)] : []),
  ];
}

function windowItem(ownWindow: () => boolean): MenuItem {
  return { key: 'window', label: 'own_window', run: () => (ownWindow() ? undefined : 'failed') };
}

function endItem({ client, id: conversation_id }: MenuContext): MenuItem {
  return {
    key: 'end',
    label: 'end',
    sure: { question: 'end_sure', yes: 'end_yes' },
    run: async () => {
      const wish = { command_id: client.newId(), conversation_id, status: 'resolved' } as const;
      const { ok } = await client.ask('conversation.set_status', wish);
      return ok ? undefined : 'failed';
    },
  };
}

function transcriptItem({ client, id: conversation_id }: MenuContext): MenuItem {
  return {
    key: 'transcript',
    label: 'transcript',
    run: async () => {
      const wish = { command_id: client.newId(), conversation_id };
      const answer = await client.ask('transcript.send', wish);
      if (answer.ok) return 'transcript_sent';
      return answer.error.code === 'rate_limited' ? 'transcript_limit' : 'failed';
    },
  };
}

function downloadItem({ client, state }: MenuContext): MenuItem {
  return {
    key: 'download',
    label: 'download',
    busy: 'downloading',
    run: async () => {
      const contact_id = state.me?.id ?? '';
      return (await downloadData(client, contact_id)) ? 'downloaded' : 'failed';
    },
  };
}

function eraseItem({ client, state, onErased }: MenuContext): MenuItem {
  return {
    key: 'erase',
    label: 'erase',
    danger: true,
    sure: { question: 'erase_sure', yes: 'erase_yes' },
    run: async () => {
      const wish = { command_id: client.newId(), contact_id: state.me?.id ?? '' };
      const answer = await client.ask('contact.erase', wish);
      // A session that has ended over it has been erased already.
      if (!answer.ok && answer.error.code !== 'session_expired') return 'failed';
      onErased();
      return undefined;
    },
  };
}
