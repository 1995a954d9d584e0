import { sql } from 'kysely';
import { noFirstContact, defaultAppearance, limits } from '@porchlight/protocol';
import type {
  Agent,
  ApiInbox,
  Appearance,
  FileRules,
  FirstContact,
  IdentitySettings,
  Inbox,
  TalkSettings,
  WebsiteInbox,
} from '@porchlight/protocol';
import type { Tables } from './schema.ts';

/** The columns of an agent as colleagues know one. */
export const agentColumns = ['id', 'name', 'avatar_url', 'email', 'role', 'removed_at'] as const;

/** Orders agents so that a bounded list never leaves out who is here for the sake of who has left. */
export const hereFirst = sql`case when removed_at is null then 0 else 1 end`;

/** An agent's row as colleagues know it. */
export type AgentRow = Pick<Tables['agents'], (typeof agentColumns)[number]>;

/** The agent of a row. */
export function agentOf({ removed_at, ...agent }: AgentRow): Agent {
  return removed_at === null ? agent : { ...agent, removed_at };
}

/** The columns of an inbox. */
export const inboxColumns = [
  'id',
  'kind',
  'name',
  'key',
  'allowed_origins',
  'webhook_url',
  'async_status',
  'pending_timeout_s',
  'appearance',
  'identity',
  'first_contact',
  'follow_up_minutes',
  'files',
  'talk',
] as const;

/** An inbox's row. */
export type InboxRow = Pick<Tables['inboxes'], (typeof inboxColumns)[number]>;

/** The inbox of a row. */
export function inboxOf(row: InboxRow): Inbox {
  return row.kind === 'website' ? websiteOf(row) : providerOf(row);
}

/** The inbox of a website's row. */
export function websiteOf(row: InboxRow): WebsiteInbox {
  const { id, name, key, follow_up_minutes } = row;
  const allowed_origins = JSON.parse(row.allowed_origins) as readonly string[];
  const said = JSON.parse(row.appearance ?? '{}') as Partial<Appearance>;
  const appearance = { ...defaultAppearance, ...said };
  return {
    id,
    kind: 'website',
    name,
    key,
    allowed_origins,
    appearance,
    follow_up_minutes,
    ...(row.identity !== null && { identity: JSON.parse(row.identity) as IdentitySettings }),
    ...(row.first_contact !== null && {
      first_contact: { ...noFirstContact, ...(JSON.parse(row.first_contact) as FirstContact) },
    }),
    ...(row.files !== null && { files: JSON.parse(row.files) as FileRules }),
    ...(row.talk !== null && { talk: JSON.parse(row.talk) as TalkSettings }),
  };
}

/** The inbox of a provider's row. */
export function providerOf(row: InboxRow): ApiInbox {
  const { id, name, webhook_url, async_status, pending_timeout_s } = row;
  return {
    id,
    kind: 'api',
    name,
    webhook_url,
    async_status: async_status === 1,
    pending_timeout_s: pending_timeout_s ?? limits.default_pending_timeout_s,
  };
}

/** The row of an inbox. */
export function inboxRow(inbox: Inbox): InboxRow {
  const { id, kind, name } = inbox;
  if (kind === 'website') {
    const allowed_origins = JSON.stringify(inbox.allowed_origins);
    const appearance = JSON.stringify(inbox.appearance);
    const identity = inbox.identity === undefined ? null : JSON.stringify(inbox.identity);
    const talk = inbox.talk === undefined ? null : JSON.stringify(inbox.talk);
    const { key, follow_up_minutes } = inbox;
    const files = inbox.files === undefined ? null : JSON.stringify(inbox.files);
    const first_contact =
      inbox.first_contact === undefined ? null : JSON.stringify(inbox.first_contact);
    const said = { appearance, identity, first_contact, talk, files };
    const website = { key, allowed_origins, follow_up_minutes, ...said };
    return { id, kind, name, ...website, ...noProvider };
  }
  const { webhook_url, pending_timeout_s } = inbox;
  const async_status = inbox.async_status ? 1 : 0;
  const key = id;
  return {
    id,
    kind,
    name,
    key,
    allowed_origins: '[]',
    webhook_url,
    async_status,
    pending_timeout_s,
    appearance: null,
    identity: null,
    first_contact: null,
    follow_up_minutes: null,
    files: null,
    talk: null,
  };
}

const noProvider = { webhook_url: null, async_status: null, pending_timeout_s: null };
