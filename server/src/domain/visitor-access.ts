import { dressLauncher, nudgeWords } from '@porchlight/design/dress';
import {
  isClean,
  facesAt,
  firstContactForVisitor,
  knownOf,
  languagesFor,
  languagesIn,
  noFirstContact,
  pagesWithRules,
  reject,
  rulesForVisitor,
  type Accepted,
  type Id,
  type IdSource,
  type ProactiveConfig,
  type Rejection,
  type VisitorFirstContact,
  type VisitorSession,
  type VisitorSessionRequest,
  type WebsiteInbox,
  type WidgetConfig,
} from '@porchlight/protocol';
import { appearanceOnPage } from '@porchlight/protocol/schemas';
import { momentOf, type Clock } from './clock.ts';
import type { TagSpoke } from './install-desk.ts';
import type { LetterAccess } from './letter-access.ts';
import { originAllowed } from './origins.ts';
import type { PresenceBook } from './presence.ts';
import type { ReplyTimes } from './reply-times.ts';
import type { RateLimits } from './rate-limits.ts';
import { newToken, tokenHash } from './session-tokens.ts';
import type { Store } from './store.ts';

/** How visitors get in. All reject with StorageError where storage does not answer. */
export interface VisitorAccess {
  /**
   * What a loader needs to draw its launcher on a page of this origin; undefined: the server's own. `tag` has the
   * attributes of the page's script tag.
   */
  readonly config: (
    key: string,
    origin: string | undefined,
    tag: Readonly<Record<string, unknown>>,
    /** The languages that the visitor's browser accepts. */
    accepted: string,
  ) => Promise<Accepted<WidgetConfig> | Rejection>;
  /** The proactive messages, for a loader on a page of this origin. */
  readonly rules: (
    key: string,
    origin: string | undefined,
    accepted: string,
  ) => Promise<Accepted<ProactiveConfig> | Rejection>;
  /**
   * A session; with the token of an earlier one, or of a link in a mail, for the same person. The server's own pages (the demo)
   * may always show the chat.
   */
  readonly open: (
    request: VisitorSessionRequest,
    address: string,
    page: 'own' | 'website',
  ) => Promise<Accepted<VisitorSession> | Rejection>;
  /** What the visitors of an inbox meet first; null where there is nothing to tell. */
  readonly firstContact: (
    inbox: KeyedInbox,
    languages: readonly string[],
  ) => Promise<VisitorFirstContact | null>;
  /** How many agents’ faces stand in the chat's header now. */
  readonly facesOf: (inbox: KeyedInbox) => number;
  /** The inbox with this key; null where there is none. */
  readonly inboxOf: (key: string) => Promise<KeyedInbox | null>;
}

/** An inbox with its account. */
export type KeyedInbox = WebsiteInbox & { readonly account_id: Id };

/** What visitors' access needs. */
export interface VisitorAccessEnvironment {
  readonly store: Pick<Store, 'access' | 'read'>;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly limits: RateLimits;
  readonly presence: Pick<PresenceBook, 'agentsOf'>;
  readonly letters: Pick<LetterAccess, 'isOpening' | 'open'>;
  readonly replyTimes: ReplyTimes;
  /** Whether mails go out. */
  readonly mail_on: boolean;
  /** Hears which websites the script tag speaks from. */
  readonly spoke: (spoke: TagSpoke) => void;
}

/** How long a visitor stays the same person, in milliseconds: a year. */
export const visitorSession_ms = 365 * 24 * 3_600_000;

/** A session with less than this left is followed by a new one, in milliseconds: a month. */
const renew_ms = 30 * 24 * 3_600_000;

/** Makes the visitors' door. */
export function createVisitorAccess(environment: VisitorAccessEnvironment): VisitorAccess {
  const { store, presence, limits, letters, spoke } = environment;
  // Keys stand in addresses too, where anything may come; not every database can even be asked for it.
  const inboxOf = async (key: string) => (isClean(key) ? store.read.inboxByKey(key) : null);

  return {
    inboxOf,
    facesOf: ({ account_id, first_contact }) => {
      const { hours } = first_contact ?? noFirstContact;
      const agents = presence.agentsOf(account_id);
      const online = agents.filter(({ availability }) => availability === 'online').length;
      return facesAt(hours, online, environment.clock.now());
    },
    async firstContact(inbox, languages) {
      const settings = inbox.first_contact ?? noFirstContact;
      const reply_time = await environment.replyTimes.of(inbox);
      const replies_by_mail = environment.mail_on && inbox.follow_up_minutes !== null;
      return firstContactForVisitor(settings, { reply_time, languages, replies_by_mail });
    },
    async config(key, origin, tag, accepted) {
      const inbox = await inboxOf(key);
      if (inbox === null) return unknownInbox();
      const allowed = origin === undefined || originAllowed(inbox.allowed_origins, origin);
      if (origin !== undefined) spoke({ inbox_id: inbox.id, origin, page_url: null, allowed });
      if (!allowed) return refused();
      const agents = presence.agentsOf(inbox.account_id);
      const online = agents.some(({ availability }) => availability === 'online');
      const { name } = inbox;
      const look = appearanceOnPage(inbox.appearance, tag);
      const first = inbox.first_contact ?? noFirstContact;
      const rules = pagesWithRules(first.proactive);
      const languages = languagesFor(first, languagesIn(accepted));
      const dress = dressLauncher(look, name, languages.join());
      return { ok: true, name, online, ...dress, ...(rules !== undefined && { rules }) };
    },
    async rules(key, origin, accepted) {
      const inbox = await inboxOf(key);
      if (inbox === null) return unknownInbox();
      if (origin !== undefined && !originAllowed(inbox.allowed_origins, origin)) return refused();
      const first = inbox.first_contact ?? noFirstContact;
      const languages = languagesFor(first, languagesIn(accepted));
      const rules = rulesForVisitor(first.proactive, languages);
      return { ok: true, rules, words: nudgeWords(languages.join()) };
    },
    async open(request, address, page) {
      const wait_ms = limits.visitor_sessions.take(address);
      if (wait_ms > 0) return reject('rate_limited', 'too many sessions', wait_ms);
      const inbox = await inboxOf(request.inbox_key);
      if (inbox === null) return unknownInbox();
      const { account_id, id: inbox_id } = inbox;
      const byLetter = letters.isOpening(request.token ?? '');
      const allowed = page === 'own' || originAllowed(inbox.allowed_origins, request.origin);
      if (!byLetter) spoke({ ...spokenIn(request), inbox_id, allowed });
      if (!byLetter && !allowed) return refused();
      const opened = byLetter
        ? await sessionByLetter(environment, inbox, request.token ?? '')
        : await sessionFor(environment, inbox, request);
      if (opened === null) return reject('session_expired', 'this link has expired');
      const { token, id, known = [] } = opened;
      return { ok: true, token, me: { kind: 'visitor', id }, account_id, inbox_id, known };
    },
  };
}

/** The page without what may be private in its address. What says it is of another website says nothing. */
function spokenIn({
  origin,
  context,
}: VisitorSessionRequest): Pick<TagSpoke, 'origin' | 'page_url'> {
  const url = URL.parse(context.page_url ?? '');
  return { origin, page_url: url?.origin === origin ? url.origin + url.pathname : null };
}

interface Opened {
  readonly token: string;
  readonly id: Id;
  readonly known?: VisitorSession['known'];
}

async function sessionFor(
  environment: VisitorAccessEnvironment,
  inbox: KeyedInbox,
  { token, context }: VisitorSessionRequest,
): Promise<Opened> {
  const { store, clock, newId } = environment;
  const known = token === undefined ? null : await earlier(environment, inbox, token);
  if (known !== null) {
    await store.access.touchContact(known.id, context);
    return known;
  }
  const contact = {
    id: newId(),
    account_id: inbox.account_id,
    created_at: momentOf(clock),
    context,
  };
  await store.access.createContact(contact);
  return openSession(environment, contact.id, inbox.id);
}

/** The person whom a link in a mail went to. Where they were last is known, and it was not this page. */
async function sessionByLetter(
  environment: VisitorAccessEnvironment,
  inbox: KeyedInbox,
  token: string,
): Promise<Opened | null> {
  const letter = await environment.letters.open(token);
  if (letter?.inbox.id !== inbox.id) return null;
  const { contact } = letter;
  return { ...(await openSession(environment, contact.id, inbox.id)), known: knownOf(contact) };
}

/** The person of an earlier session with this inbox; null where the token says nothing. */
async function earlier(
  environment: VisitorAccessEnvironment,
  inbox: KeyedInbox,
  token: string,
): Promise<Opened | null> {
  const { store, clock } = environment;
  const found = await store.access.principalOf(tokenHash(token), momentOf(clock));
  if (found?.principal.kind !== 'visitor' || found.principal.inbox_id !== inbox.id) return null;
  const { id } = found.principal;
  const known = found.known ?? [];
  if (found.expires_at > momentOf(clock, renew_ms)) return { token, id, known };
  return { ...(await openSession(environment, id, inbox.id)), known };
}

async function openSession(
  { store, clock, newId }: VisitorAccessEnvironment,
  contact_id: Id,
  inbox_id: Id,
): Promise<Opened> {
  const token = newToken();
  await store.access.createVisitorSession({
    id: newId(),
    contact_id,
    inbox_id,
    token_hash: tokenHash(token),
    created_at: momentOf(clock),
    expires_at: momentOf(clock, visitorSession_ms),
  });
  return { token, id: contact_id };
}

function unknownInbox(): Rejection {
  return reject('unknown_inbox', 'no inbox has this key');
}

function refused(): Rejection {
  return reject('origin_not_allowed', 'the inbox does not allow this website');
}
