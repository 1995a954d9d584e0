import type { Cdp } from './cdp.ts';
import { type Desk, deskOf } from './desk.ts';
import { followFrames } from './frames.ts';
import { type Hands, handsOn } from './hands.ts';
import { type Travels, travelsOf } from './travels.ts';

/** A browser window that a person sits at. Every wait ends with the runner's time limit for expectations. */
export interface BrowserWindow extends Desk, Hands, Travels {
  /** Resolves when the page's own clock has gone on by so much. */
  readonly letsPass: (duration_ms: number) => Promise<void>;
  /** Opens an address in one more window of the same person. It goes with the first. */
  readonly opensAnother: (url: string) => Promise<BrowserWindow>;
  /** Closes it and forgets its cookies and storage. */
  readonly close: () => Promise<void>;
}

interface Owner {
  readonly browserContextId: string;
}

/** Opens an address in a new window, with cookies and storage of its own, and waits until it has loaded. */
export async function openWindow(cdp: Cdp, url: string): Promise<BrowserWindow> {
  return openWindowOf(await cdp.call<Owner>('Target.createBrowserContext'), cdp, url);
}

async function openWindowOf(owner: Owner, cdp: Cdp, url: string): Promise<BrowserWindow> {
  const create = { url: 'about:blank', newWindow: true, ...owner };
  const { targetId } = await cdp.call<{ targetId: string }>('Target.createTarget', create);
  const attach = { targetId, flatten: true };
  const { sessionId } = await cdp.call<{ sessionId: string }>('Target.attachToTarget', attach);
  const frames = await followFrames(cdp, sessionId);
  const desk = await deskOf(cdp, targetId, sessionId, frames);
  const travels = travelsOf(cdp, sessionId, frames, desk);
  await travels.goesTo(url);
  return {
    ...desk,
    ...travels,
    ...handsOn(cdp, sessionId, frames),
    letsPass: async (duration_ms) => void (await frames.inPage(clockTicks(duration_ms))),
    opensAnother: (other) => openWindowOf(owner, cdp, other),
    close: async () => {
      frames.close();
      await cdp.call('Target.disposeBrowserContext', owner);
    },
  };
}

function clockTicks(duration_ms: number): string {
  return `new Promise((done) => {
    const end = performance.now() + ${duration_ms};
    const look = () => (performance.now() < end ? setTimeout(look, 50) : done(true));
    look();
  })`;
}
