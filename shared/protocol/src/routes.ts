import type { CommandName } from './commands.ts';

/** How a command or query is called over HTTP, under `/api/v2`. Words after `:` are fields of the payload. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
}

/** Every command and query by HTTP. GET takes the other fields from the query string, the rest from a JSON body. */
export const routes = {
  'message.send': { method: 'POST', path: '/conversations/:conversation_id/messages' },
  'message.recall': {
    method: 'POST',
    path: '/conversations/:conversation_id/messages/:message_id/recall',
  },
  'message.edit': {
    method: 'PUT',
    path: '/conversations/:conversation_id/messages/:message_id/text',
  },
  'message.retry': {
    method: 'POST',
    path: '/conversations/:conversation_id/messages/:message_id/retries',
  },
  'message.set_status': {
    method: 'PATCH',
    path: '/conversations/:conversation_id/messages/:message_id',
  },
  'receipt.claim': { method: 'POST', path: '/conversations/:conversation_id/receipts' },
  'receipt.claim_many': { method: 'POST', path: '/receipts' },
  'typing.set': { method: 'POST', path: '/conversations/:conversation_id/typing' },
  'conversation.create': { method: 'POST', path: '/conversations' },
  'conversation.assign': { method: 'PUT', path: '/conversations/:conversation_id/assignee' },
  'conversation.set_status': { method: 'PUT', path: '/conversations/:conversation_id/status' },
  'conversation.rate': { method: 'PUT', path: '/conversations/:conversation_id/rating' },
  'conversation.describe': {
    method: 'PATCH',
    path: '/conversations/:conversation_id/description',
  },
  'transcript.send': { method: 'POST', path: '/conversations/:conversation_id/transcripts' },
  'conversation.snapshot': { method: 'GET', path: '/conversations/:conversation_id' },
  'conversation.history': { method: 'GET', path: '/conversations/:conversation_id/events' },
  'conversation.list': { method: 'GET', path: '/conversations' },
  'conversation.counts': { method: 'GET', path: '/conversation-counts' },
  'file.addresses': { method: 'POST', path: '/conversations/:conversation_id/file-addresses' },
  'file.rules': { method: 'GET', path: '/conversations/:conversation_id/file-rules' },
  'contact.update': { method: 'PUT', path: '/contacts/:contact_id' },
  'contact.describe': { method: 'PATCH', path: '/contacts/me/attributes' },
  'contact.erase': { method: 'DELETE', path: '/contacts/:contact_id' },
  'contact.export': { method: 'GET', path: '/contacts/:contact_id/export' },
  'agent.list': { method: 'GET', path: '/agents' },
  'agent.update': { method: 'PATCH', path: '/agents/:agent_id' },
  'agent.remove': { method: 'DELETE', path: '/agents/:agent_id' },
  'inbox.list': { method: 'GET', path: '/inboxes' },
  'inbox.create': { method: 'POST', path: '/inboxes' },
  'inbox.update': { method: 'PUT', path: '/inboxes/:inbox_id' },
  'inbox.renew_secret': { method: 'POST', path: '/inboxes/:inbox_id/identity-secret' },
  'presence.set': { method: 'PUT', path: '/presence' },
  sync: { method: 'POST', path: '/sync' },
} as const satisfies Record<CommandName, Route>;

/** The HTTP calls that are no commands: sign-in and what the widget needs before it has a session. */
export const accessPaths = {
  /** POST {email, password} → {token, agent}; sets the console's cookie. */
  sessions: '/api/v2/sessions',
  /** GET → {agent}; DELETE signs out. */
  current_session: '/api/v2/sessions/current',
  /** PUT PasswordChange → {}: the caller's own. All its sign-ins but this one end. */
  password: '/api/v2/password',
  /** POST NewAgentRequest → {agent}, for admins. GET is `agent.list`. */
  agents: '/api/v2/agents',
  /** GET ?inbox=KEY → WidgetConfig, for the loader on a host page (CORS by the inbox's origins). */
  widget_config: '/api/v2/widget/config',
  /** GET ?inbox=KEY → ProactiveConfig, for the loader's second stage. */
  widget_rules: '/api/v2/widget/rules',
  /** POST {inbox_key, origin, token?, context} → VisitorSession. */
  widget_sessions: '/api/v2/widget/sessions',
  /** POST {identity_token}, with the session as bearer token → IdentifiedSession. */
  identify: '/api/v2/widget/identify',
  /** GET → PushSettings; PUT PushRequest; DELETE {endpoint}. With the visitor's session as bearer token. */
  push: '/api/v2/widget/push',
  /** POST {name} → {token, id, name, created_at}; GET → {tokens}. DELETE …/:id revokes one. */
  tokens: '/api/v2/tokens',
  /** GET → MailSettings, for agents. */
  mail: '/api/v2/mail',
  /** POST → MailTest, for admins: a mail to their own address. */
  mail_tests: '/api/v2/mail/tests',
  /** POST FileWish → {file: Attachment | null}: null where it is to be sent. PUT …/:id, its bytes → {file: Attachment}. */
  files: '/api/v2/files',
  /** GET ?after=CURSOR → {items, cursor, more}; 410 for an expired cursor. */
  events: '/api/v2/events',
} as const;

/** The HTTP calls about whether an inbox's chat is on its websites: GET → InstallReport; POST {url} → InstallCheck. */
export function installPaths(inbox_id: string): {
  readonly report: string;
  readonly checks: string;
} {
  const inbox = `/api/v2/inboxes/${inbox_id}`;
  return { report: `${inbox}/installation`, checks: `${inbox}/checks` };
}

/** Header that a console's request carries to show that it is no cross-site form (CSRF). */
export const csrfHeader = 'x-porchlight';
