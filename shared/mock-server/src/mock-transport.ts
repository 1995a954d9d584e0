import type { Side } from '@porchlight/protocol';
import type { FaultControls } from './faults.ts';
import type { Transport } from './link.ts';
import type { MockServer } from './mock-server.ts';

/** The client's transport to a mock server in the same page or test; with `faults`, over a line with faults of its own. */
export function createMockTransport(
  server: MockServer,
  audience: Side,
  faults?: FaultControls,
): Transport {
  const options = faults && { faults };
  return {
    connect: (handshake, listener) => server.connect(audience, handshake, listener, options),
  };
}
