/** An account to sign in with. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** What can be done to a server from outside. Rules that need what is absent are skipped. */
export interface Capabilities {
  /** Stops it in good order and starts it again, at the same address over the same data. Resolves when it answers. */
  readonly restart?: () => Promise<void>;
  /** The same by `kill -9`. */
  readonly kill?: () => Promise<void>;
  /** Another node of the same server: agents connect there, and calls over HTTP go to the other one than the socket. */
  readonly second_url?: string;
}

/** A server to be judged: anything that speaks the protocol. Its account should hold nothing of worth. */
export interface Target {
  /** Without a slash at the end. */
  readonly url: string;
  /** An admin. */
  readonly agent: SignIn;
  /** A colleague who is no admin. */
  readonly second_agent?: SignIn;
  /** The key of an inbox for websites that allows every origin. */
  readonly inbox_key: string;
  readonly capabilities: Capabilities;
}
