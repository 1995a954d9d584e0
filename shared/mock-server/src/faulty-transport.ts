import type { FaultControls } from './faults.ts';
import { createLane } from './lane.ts';
import type { CallOutcome, Link, Transport } from './link.ts';
import type { MockClock } from './mock-environment.ts';

/** How long an answer may take before its call is unclear, in milliseconds: as over a socket. */
const answer_ms = 10_000;

/** Another transport over a line with these faults: what it leads to may be a real server. */
export function createFaultyTransport(
  inner: Transport,
  { clock, faults }: { readonly clock: MockClock; readonly faults: FaultControls },
): Transport {
  return {
    connect(handshake, listener) {
      let link: Link | undefined;
      const finish = () => {
        stopFaults();
        there.stop();
        back.stop();
        link?.close();
      };
      const cut = () => {
        finish();
        listener.closed(null);
      };
      const parts = { clock, faults: faults.read, luck: faults.newLuck(), cut };
      const there = createLane(parts);
      const back = createLane(parts);
      const stopFaults = faults.subscribe(({ offline }) => {
        if (offline) cut();
      });
      there.push('greeting', () => {
        if (faults.read().offline) return cut();
        link = inner.connect(handshake, {
          frame: (name, payload) => back.push('frame', () => listener.frame(name, payload)),
          closed: (error) =>
            back.push('goodbye', () => {
              finish();
              listener.closed(error);
            }),
        });
      });
      const ask = async (name: string, payload: object, answer: (outcome: CallOutcome) => void) => {
        const outcome = await link?.call(name, payload);
        if (outcome !== undefined) back.push('answer', () => answer(outcome));
      };
      return {
        close: finish,
        call: (name, payload) =>
          new Promise((resolve) => {
            const stop = clock.after(answer_ms, () => resolve({ kind: 'unclear' }));
            there.push('command', () => {
              void ask(name, payload, (outcome) => {
                stop();
                resolve(outcome);
              });
            });
          }),
      };
    },
  };
}
