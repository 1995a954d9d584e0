import type { Cdp } from './cdp.ts';
import { type Desk, deskOf } from './desk.ts';
import { eventually } from './eventually.ts';
import { type Frames, followFrames } from './frames.ts';
import { type Hands, handsOn } from './hands.ts';

/** A browser window that a person sits at. Every wait ends with the runner's time limit for expectations. */
export interface BrowserWindow extends Desk, Hands {
  /** Resolves when the page's own clock has gone on by so much. */
  readonly letsPass: (duration_ms: number) => Promise<void>;
  /** Closes it and forgets its cookies and storage. */
  readonly close: () => Promise<void>;
}

/** Opens an address in a new window, with cookies and storage of its own, and waits until it has loaded. */
export async function openWindow(cdp: Cdp, url: string): Promise<BrowserWindow> {
  const owner = await cdp.call<{ browserContextId: string }>('Target.createBrowserContext');
  const create = { url: 'about:blank', newWindow: true, ...owner };
  const { targetId } = await cdp.call<{ targetId: string }>('Target.createTarget', create);
  const attach = { targetId, flatten: true };
  const { sessionId } = await cdp.call<{ sessionId: string }>('Target.attachToTarget', attach);
  const frames = await followFrames(cdp, sessionId);
  // Resolves once the new document is there, so that nobody waits for the blank one.
  await cdp.call('Page.navigate', { url }, sessionId);
  const readiness = () => inPage<string>(frames, 'document.readyState');
  await eventually(`${url} loads`, readiness).toBe('complete');
  return {
    ...(await deskOf(cdp, targetId, sessionId, frames)),
    ...handsOn(cdp, sessionId, frames),
    letsPass: async (duration_ms) => void (await inPage(frames, clockTicks(duration_ms))),
    close: async () => {
      frames.close();
      await cdp.call('Target.disposeBrowserContext', owner);
    },
  };
}

async function inPage<Value>(frames: Frames, expression: string): Promise<Value> {
  const [page] = await frames.list();
  if (page === undefined) throw new Error('The window has no page.');
  return frames.evaluate<Value>(page, expression);
}

function clockTicks(duration_ms: number): string {
  return `new Promise((done) => {
    const end = performance.now() + ${duration_ms};
    const look = () => (performance.now() < end ? setTimeout(look, 50) : done(true));
    look();
  })`;
}
