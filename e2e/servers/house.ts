/** Which server a test runs against. */
export type HouseKind = 'real' | 'mock';

/** What a project chooses. */
export interface HouseOptions {
  readonly houseKind: HouseKind;
}

/** How somebody signs in, and what they are called. */
export interface Credentials {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** A server of a test's own, with an inbox, an admin and a colleague. */
export interface House {
  readonly kind: HouseKind;
  /** Without a slash at the end; stays the same through a restart. */
  readonly url: string;
  readonly inbox_key: string;
  readonly admin: Credentials;
  readonly colleague: Credentials;
  /** Not the admin's. */
  readonly wrong_password: string;
  /** Ends it by SIGKILL: it can't put anything in order. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Starts it again over the same data; resolves when it is ready. */
  readonly start: () => Promise<void>;
  /** Ends it and forgets its data. */
  readonly close: () => Promise<void>;
}
