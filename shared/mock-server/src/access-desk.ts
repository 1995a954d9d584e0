import { dressLauncher, nudgeWords } from '@porchlight/design/dress';
import {
  isHere,
  knownOf,
  languagesFor,
  languagesIn,
  needsIdentity,
  noFirstContact,
  pagesWithRules,
  reject,
  rulesForVisitor,
  type AgentSession,
  type Id,
  type IdSource,
  type WebsiteInbox,
  type Moment,
  type ProactiveConfig,
  type Principal,
  type Rejection,
  type VisitContext,
  type VisitorSession,
  type WidgetConfig,
} from '@porchlight/protocol';
import {
  appearanceOnPage,
  passwordChangeSchema,
  signInRequestSchema,
  visitorSessionRequestSchema,
} from '@porchlight/protocol/schemas';
import { wrongPassword } from './account.ts';
import { addAgent } from './add-agent.ts';
import { identify, type Identified } from './identity-desk.ts';
import type { Tables } from './tables.ts';

/** Sessions without secrets: every password is right but one, and tokens are kept in clear. */
export interface AccessDesk {
  readonly signIn: (request: unknown) => ({ readonly ok: true } & AgentSession) | Rejection;
  /** Takes any new password, and keeps none. */
  readonly changePassword: (request: unknown) => { readonly ok: true } | Rejection;
  /** Makes a colleague, for an admin. */
  readonly addAgent: (caller: Principal, request: unknown) => ReturnType<typeof addAgent>;
  readonly openVisitorSession: (
    request: unknown,
  ) => ({ readonly ok: true } & VisitorSession) | Rejection;
  /** Makes the holder of a session whoever the request's token names. */
  readonly identify: (token: string, request: unknown) => Promise<Identified>;
  readonly widgetConfig: (
    inbox_key: string,
    origin: string | undefined,
    /** Whether an agent is there. */
    online: boolean,
    /** The attributes of the page's script tag. */
    tag: Readonly<Record<string, unknown>>,
    /** The languages that the visitor's browser accepts. */
    accepted: string,
  ) => ({ readonly ok: true } & WidgetConfig) | Rejection;
  readonly widgetRules: (
    inbox_key: string,
    origin: string | undefined,
    accepted: string,
  ) => ({ readonly ok: true } & ProactiveConfig) | Rejection;
  /** True for a visitor whose inbox takes only who has proved who they are, and who has not. */
  readonly isShutOut: (principal: Principal) => boolean;
  readonly principalOf: (token: string | undefined) => Principal | undefined;
  /** Ends the session. Who ends its connections is the caller's. */
  readonly revoke: (token: string) => void;
}

/** The desk of these tables. */
export function createAccessDesk(
  tables: Tables,
  newId: IdSource,
  moment: () => Moment,
): AccessDesk {
  return {
    signIn: (request) => signIn(tables, newId, request),
    changePassword: (request) => {
      const parsed = passwordChangeSchema.safeParse(request);
      if (!parsed.success) return reject('invalid', 'password: too short');
      return parsed.data.current === wrongPassword
        ? reject('wrong_credentials', 'the password is wrong')
        : { ok: true };
    },
    addAgent: (caller, request) => addAgent(tables, newId, moment, caller, request),
    openVisitorSession: (request) => openVisitorSession(tables, newId, moment, request),
    identify: (token, request) => {
      const start = (principal: Principal) => startSession(tables, newId, principal);
      return identify({ tables, newId, moment, startSession: start }, token, request);
    },
    widgetConfig(inbox_key, origin, online, tag, accepted) {
      const inbox = allowedInbox(tables, inbox_key, origin);
      if ('ok' in inbox) return inbox;
      const { name, appearance } = inbox;
      const look = appearanceOnPage(appearance, tag);
      const first = inbox.first_contact ?? noFirstContact;
      const rules = pagesWithRules(first.proactive);
      const languages = languagesFor(first, languagesIn(accepted));
      const dress = dressLauncher(look, name, languages.join());
      return { ok: true, name, online, ...dress, ...(rules !== undefined && { rules }) };
    },
    widgetRules(inbox_key, origin, accepted) {
      const inbox = allowedInbox(tables, inbox_key, origin);
      if ('ok' in inbox) return inbox;
      const first = inbox.first_contact ?? noFirstContact;
      const languages = languagesFor(first, languagesIn(accepted));
      const rules = rulesForVisitor(first.proactive, languages);
      return { ok: true, rules, words: nudgeWords(languages.join()) };
    },
    principalOf(token) {
      const principal = tables.sessions.get(token ?? '');
      // Whoever comes as a contact that was merged has to come in the new one's name.
      return hasLeft(tables, principal?.id) ? undefined : principal;
    },
    isShutOut: (principal) => isShutOut(tables, principal),
    revoke: (token) => tables.sessions.delete(token),
  };
}

function isShutOut(tables: Tables, principal: Principal): boolean {
  if (principal.kind !== 'visitor') return false;
  const inbox = tables.inboxes.get(principal.inbox_id);
  const isStrict = inbox?.kind === 'website' && needsIdentity(inbox.identity);
  return isStrict && tables.contacts.get(principal.id)?.identity === undefined;
}

function signIn(
  tables: Tables,
  newId: IdSource,
  request: unknown,
): ReturnType<AccessDesk['signIn']> {
  const parsed = signInRequestSchema.safeParse(request);
  if (!parsed.success) return reject('invalid', 'email and password, both as text');
  const { email, password } = parsed.data;
  const agent = [...tables.agents.values()].find(
    (known) => isHere(known) && known.email === email.toLowerCase(),
  );
  if (agent === undefined || password === wrongPassword) {
    return reject('wrong_credentials', 'no such e-mail address, or not this password');
  }
  const { id, role } = agent;
  const token = startSession(tables, newId, {
    kind: 'agent',
    id,
    account_id: tables.account_id,
    role,
  });
  return { ok: true, token, agent };
}

function openVisitorSession(
  tables: Tables,
  newId: IdSource,
  moment: () => Moment,
  request: unknown,
): ReturnType<AccessDesk['openVisitorSession']> {
  const parsed = visitorSessionRequestSchema.safeParse(request);
  if (!parsed.success)
    return reject('invalid', parsed.error.issues[0]?.path.join('.') ?? 'request');
  const { inbox_key, origin, token, context } = parsed.data;
  const inbox = allowedInbox(tables, inbox_key, origin);
  if ('ok' in inbox) return inbox;
  const known = tables.sessions.get(token ?? '');
  const isHere = !hasLeft(tables, known?.id);
  const isSame = known?.kind === 'visitor' && known.inbox_id === inbox.id && isHere;
  const id = isSame ? known.id : newId();
  keepContact(tables, id, context, moment());
  const { account_id } = tables;
  const principal: Principal = { kind: 'visitor', id, account_id, inbox_id: inbox.id };
  const own = isSame && token !== undefined ? token : startSession(tables, newId, principal);
  const me = { kind: 'visitor', id } as const;
  const about = knownOf(tables.contacts.get(id) ?? { name: null, email: null });
  return { ok: true, token: own, me, account_id, inbox_id: inbox.id, known: about };
}

function hasLeft(tables: Tables, id: Id = ''): boolean {
  const contact = tables.contacts.get(id);
  return contact?.merged_into !== undefined || contact?.erased_at !== undefined;
}

function keepContact(tables: Tables, id: Id, context: VisitContext, now: Moment): void {
  const known = tables.contacts.get(id) ?? { id, name: null, email: null, created_at: now };
  tables.contacts.set(id, { ...known, context });
}

function startSession(tables: Tables, newId: IdSource, principal: Principal): string {
  const token = `mock_${newId()}`;
  tables.sessions.set(token, principal);
  return token;
}

/** The inbox of a key, where pages of this origin may show it. Without an origin nobody stands on a page. */
function allowedInbox(
  tables: Tables,
  key: string,
  origin: string | undefined,
): WebsiteInbox | Rejection {
  const websites = [...tables.inboxes.values()].filter((known) => known.kind === 'website');
  const inbox = websites.find((known) => known.key === key);
  if (inbox === undefined) return reject('unknown_inbox', 'no inbox has this key');
  const { allowed_origins } = inbox;
  const isAllowed =
    origin === undefined || allowed_origins.length === 0 || allowed_origins.includes(origin);
  return isAllowed ? inbox : reject('origin_not_allowed', `the inbox does not allow ${origin}`);
}
