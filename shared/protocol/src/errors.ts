/**
 * What a client does about an error. `never`: the same command will fail again, so show it and keep the text.
 * `later`: hold and repeat with backoff. `after-refresh`: hold until the session (or the page) is renewed.
 */
export type Retry = 'never' | 'later' | 'after-refresh';

/** The closed list of error codes, what a client does about each, and the HTTP status that carries it. */
export const errorCodes = {
  /** The command's fields are not as the schema says. */
  invalid: { retry: 'never', status: 422 },
  /** The frame is not a command with a payload and an acknowledgement. */
  malformed: { retry: 'never', status: 400 },
  /** There is no such command for this caller. */
  unknown_command: { retry: 'never', status: 404 },
  /** The frame or text is over its limit. */
  too_large: { retry: 'never', status: 413 },
  /** It does not exist, or the caller may not see it: the two answer alike. */
  not_found: { retry: 'never', status: 404 },
  /** The caller is known but may not do this. */
  forbidden: { retry: 'never', status: 403 },
  /** The id was used before, by someone else or for something else. */
  id_conflict: { retry: 'never', status: 409 },
  /** The inbox takes no files of this kind, or none at all. */
  file_refused: { retry: 'never', status: 415 },
  /** Its author has recalled the message: one that comes after is not stored, one that failed is not tried again. */
  recalled: { retry: 'never', status: 410 },
  /** A message's status would go backwards: nothing was changed. */
  status_regression: { retry: 'never', status: 409 },
  /** A receipt was claimed for more than the caller can see. */
  above_head: { retry: 'never', status: 409 },
  /** No such inbox key. */
  unknown_inbox: { retry: 'never', status: 404 },
  /** The inbox does not allow the website's origin. */
  origin_not_allowed: { retry: 'never', status: 403 },
  /** The e-mail address or the password is wrong. */
  wrong_credentials: { retry: 'never', status: 401 },
  /** An identity token that is none of this inbox's: forged, malformed, or about what it may not be. */
  identity_refused: { retry: 'never', status: 403 },
  /** An identity token that was right, but its time is over or another session has used it: a fresh one will do. */
  identity_expired: { retry: 'after-refresh', status: 401 },
  /** The inbox takes only visitors who have proved who they are, and this one has not: the page has to identify it. */
  identity_required: { retry: 'after-refresh', status: 403 },
  /** There is no session, or it has expired or been revoked. */
  session_expired: { retry: 'after-refresh', status: 401 },
  /** No protocol version in common: the page must be loaded again. */
  unsupported_version: { retry: 'after-refresh', status: 426 },
  /** The cursor is of another history; start again from a snapshot. */
  cursor_expired: { retry: 'after-refresh', status: 410 },
  /** Too many of these in a short time; `retry_after_ms` says when. */
  rate_limited: { retry: 'later', status: 429 },
  /** The database does not answer. The same command with the same id, sent again, settles what became of it. */
  storage_unavailable: { retry: 'later', status: 503 },
  /** The server is stopping; another start or node will answer. */
  shutting_down: { retry: 'later', status: 503 },
  /** There is no room for files now. Nothing of it was kept. */
  files_unavailable: { retry: 'later', status: 507 },
  /** A fault of ours. It was logged. */
  internal: { retry: 'later', status: 500 },
} as const satisfies Record<string, { retry: Retry; status: number }>;

/** One of the closed list. */
export type ErrorCode = keyof typeof errorCodes;

/** An error as it crosses the wire. `message` is for developers; user interfaces word the code themselves. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retry: Retry;
  /** With `rate_limited`: how long to wait, in milliseconds. */
  readonly retry_after_ms?: number;
}

/** The negative answer to a command or query. */
export interface Rejection {
  readonly ok: false;
  readonly error: WireError;
}

/** The wire form of an error with the retry rule of its code. */
export function wireError(code: ErrorCode, message: string, retry_after_ms?: number): WireError {
  const error = { code, message, retry: errorCodes[code].retry };
  return retry_after_ms === undefined ? error : { ...error, retry_after_ms };
}

/** The negative answer with the retry rule of its code. */
export function reject(code: ErrorCode, message: string, retry_after_ms?: number): Rejection {
  return { ok: false, error: wireError(code, message, retry_after_ms) };
}
