import type { Side } from '@porchlight/protocol';
import type { Transport } from './link.ts';
import type { MockServer } from './mock-server.ts';

/** The client's transport to a mock server in the same page or test. */
export function createMockTransport(server: MockServer, audience: Side): Transport {
  return { connect: (handshake, listener) => server.connect(audience, handshake, listener) };
}
