import type { ApiInbox, Conversation, FactKeys, Id } from '@porchlight/protocol';
import { goOn, type Soon } from '../domain/soon.ts';
import { providerOf } from './account-row.ts';
import type { WriteSession } from './database.ts';
import type { FactStatements } from './fact-statements.ts';

/** The inbox of a conversation where it was asked for and is a provider's; else null. */
export type FindProvider = (
  session: WriteSession,
  keys: FactKeys,
  conversation: Conversation | null,
) => Soon<ApiInbox | null>;

/** So many inboxes of websites are remembered. */
const most = 10_000;

/** An inbox stays of its kind for ever, so of a website's inbox the database is asked once and never again. */
export function createProviderFinder({ provider }: Pick<FactStatements, 'provider'>): FindProvider {
  const websites = new Set<Id>();
  return (session, keys, conversation) => {
    if (keys.provider !== true || conversation === null) return null;
    const id = conversation.inbox_id;
    if (websites.has(id)) return null;
    return goOn(session.one(provider, { id }), (row) => {
      if (row?.kind === 'api') return providerOf(row);
      if (websites.size >= most) websites.clear();
      websites.add(id);
      return null;
    });
  };
}
