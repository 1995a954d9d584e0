/** Where the server is, and which audience calls. */
export interface SocketOptions {
  /** The server's origin. */
  readonly url: string;
  readonly namespace: '/visitor' | '/agent';
}

/** How long an answer may take before a call is unclear. Milliseconds. */
export const answer_ms = 10_000;
