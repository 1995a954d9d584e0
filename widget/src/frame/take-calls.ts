import { once } from '@porchlight/client';
import type { HostDesk } from './host/host-desk.ts';
import type { HostLine } from './host-line.ts';

/**
 * Hands what the page calls to a desk that is opened for the first call. Where it can't be opened the call is answered with
 * that, and the next call tries again. Gives back what tells the desk, once there is one, that the stage is another one.
 */
export function takeCalls(
  line: Pick<HostLine, 'onCall' | 'tell'>,
  open: () => Promise<HostDesk>,
): () => void {
  let desk: HostDesk | undefined;
  const opened = once(async () => (desk = await open()));
  line.onCall(async (call) => {
    try {
      await (await opened()).hear(call);
    } catch {
      const error = { code: 'internal', message: 'no connection, or no answer' };
      line.tell({ type: call.id, detail: { ok: false, error } });
    }
  });
  return () => desk?.turn();
}
