import type { Agent, Moment, Party, Role, VisitContext } from './entities.ts';
import type { VisitorRule } from './proactive-rules.ts';
import type { Id } from './ids.ts';

/** What a visitor's frame sends to get a session. */
export interface VisitorSessionRequest {
  readonly inbox_key: string;
  /** The origin of the host page as the browser told the frame (`MessageEvent.origin`). */
  readonly origin: string;
  /** The token of an earlier session, to stay the same person. */
  readonly token?: string;
  readonly context: VisitContext;
}

/** A visitor's session. The token is shown once and stored hashed. */
export interface VisitorSession {
  /** What the server knows of the visitor, so that nobody asks again. Absent: nothing. */
  readonly known?: readonly ('name' | 'email')[];
  readonly token: string;
  readonly me: Party;
  readonly account_id: Id;
  readonly inbox_id: Id;
}

/** What a visitor's frame sends, with its session, to be somebody. */
export interface IdentifyRequest {
  /** A JWT that the owner's server has signed. */
  readonly identity_token: string;
}

/** The session of whoever the token names: the caller's own where that is who it was already. */
export interface IdentifiedSession extends VisitorSession {
  /** The contact that the caller was until now, if all it had is the new one's: unsent words are, too. */
  readonly merged_id: Id | null;
}

/** What an agent sends to sign in. */
export interface SignInRequest {
  readonly email: string;
  readonly password: string;
}

/** An agent's session. */
export interface AgentSession {
  readonly token: string;
  readonly agent: Agent;
}

/** What an admin sends to make a colleague. */
export interface NewAgentRequest {
  readonly name: string;
  /** Nobody else's in the account, whatever its capitals. */
  readonly email: string;
  readonly password: string;
  /** Without one, an `agent`. */
  readonly role?: Role;
}

/** What an agent sends to sign in otherwise from now on. */
export interface PasswordChange {
  /** The password until now: a session alone, left open somewhere, changes nothing. */
  readonly current: string;
  readonly password: string;
}

/** How the server mails. */
export interface MailSettings {
  readonly set_up: boolean;
  /** The sender's address; null where mail is off. */
  readonly from: string | null;
}

/** Why a mail did not get through, as far as can be told. */
export type MailTrouble =
  /** Nobody answers at the mail server's address, or there is no such host. */
  | 'unreachable'
  /** It did not answer in time. */
  | 'silent'
  /** No safe connection could be made. */
  | 'insecure'
  /** It does not accept name and password. */
  | 'credentials'
  /** It does not take mails from this sender. */
  | 'sender'
  /** It does not take mails for this recipient. */
  | 'recipient'
  /** It did not take the mail. */
  | 'refused';

/** What became of a test mail. `off`: mail is not set up. */
export interface MailTest {
  readonly outcome: 'sent' | 'off' | MailTrouble;
  /** The admin's own address. */
  readonly to: string;
  /** What the mail server said, or the system; for admins alone. */
  readonly said: string;
}

/** A website from which a script tag has spoken. */
export interface InstallSighting {
  readonly origin: string;
  /** The page, where that is known; a claim of a visitor's browser. */
  readonly page_url: string | null;
  /** Whether the website was allowed to show the chat. */
  readonly allowed: boolean;
  /** When it was heard of last, to ten minutes. */
  readonly at: Moment;
}

/** From where a chat's script tag has spoken, newest first. */
export interface InstallReport {
  readonly sightings: readonly InstallSighting[];
}

/** What keeps the chat off a page. `line` is what mends it, word for word. */
export type InstallFinding =
  /** The page can't be had; `line` is its address. */
  | {
      readonly kind: 'no_page';
      readonly line: string;
      readonly reason: 'forbidden' | 'silent' | 'unreachable' | 'redirects';
    }
  /** Of the script tag, which `line` is to be: there is none, it is of another server or another chat, or insecure on a secure page. */
  | {
      readonly kind: 'no_tag' | 'other_server' | 'wrong_key' | 'mixed_content';
      readonly line: string;
    }
  /** `line` is the origin that the inbox has to allow. */
  | { readonly kind: 'origin_not_allowed'; readonly line: string }
  /** The page's policy; `line` takes the place of its header or tag. With `nonce` the script tag needs the page's nonce, too. */
  | {
      readonly kind: 'policy';
      readonly line: string;
      readonly blocked: readonly ('script' | 'connect' | 'frame')[];
      readonly nonce: boolean;
    };

/** What was found on a page. */
export interface InstallCheck {
  /** Where it was at last. */
  readonly page_url: string;
  readonly findings: readonly InstallFinding[];
}

/** What the loader asks before anything is opened; at most 1 kB as it is sent. */
export interface WidgetConfig {
  /** The inbox's name. */
  readonly name: string;
  /** True when an agent is there now. */
  readonly online: boolean;
  /** Rules that dress the launcher. */
  readonly css: string;
  /** What the launcher is called while the chat is closed, and what stands on it where it has words. */
  readonly label: string;
  /** What it is called while the chat is open. */
  readonly close: string;
  /** Follows the number of unread messages. */
  readonly new: string;
  /** The pages with proactive messages, as the source of a regular expression; absent where there are none. */
  readonly rules?: string;
}

/** What the loader's second stage asks where a page has proactive messages. */
export interface ProactiveConfig {
  readonly rules: readonly VisitorRule[];
  /** What a message's buttons are called. */
  readonly words: { readonly reply: string; readonly dismiss: string };
}
