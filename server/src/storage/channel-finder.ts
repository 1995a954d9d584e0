import type { Conversation, FactKeys, Facts, Id } from '@porchlight/protocol';
import { goOn, type Soon } from '../domain/soon.ts';
import { providerOf } from './account-row.ts';
import type { WriteSession } from './database.ts';
import type { FactStatements } from './fact-statements.ts';

/** What an agent's words have to know of their conversation's inbox. */
export type Channel = Pick<Facts, 'provider' | 'follow_up_minutes' | 'pushes'>;

/** The inbox of a conversation, where it was asked for. */
export type FindChannel = (
  session: WriteSession,
  keys: FactKeys,
  conversation: Conversation | null,
) => Soon<Channel>;

const none: Channel = { provider: null, follow_up_minutes: null, pushes: false };

/** So many inboxes of websites are remembered. */
const most = 10_000;

/** An inbox stays of its kind for ever, so of a website's inbox only what may change is asked again, in one look. */
export function createChannelFinder({
  provider,
  followUp,
}: Pick<FactStatements, 'provider' | 'followUp'>): FindChannel {
  const websites = new Set<Id>();
  const website = (session: WriteSession, { inbox_id, contact_id }: Conversation): Soon<Channel> =>
    goOn(session.one(followUp, { id: inbox_id, contact_id }), (row) => ({
      provider: null,
      follow_up_minutes: row?.follow_up_minutes ?? null,
      pushes: Boolean(row?.pushes),
    }));
  return (session, keys, conversation) => {
    if (keys.provider !== true || conversation === null) return none;
    const id = conversation.inbox_id;
    if (websites.has(id)) return website(session, conversation);
    return goOn(session.one(provider, { id }), (row) => {
      if (row?.kind === 'api') return { ...none, provider: providerOf(row) };
      if (websites.size >= most) websites.clear();
      websites.add(id);
      return website(session, conversation);
    });
  };
}
