import chromium from '@sparticuz/chromium';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cdp, connectCdp } from './cdp.ts';
import { type BrowserWindow, openWindow } from './window.ts';

/** A browser that nobody but the test drives: no Playwright, which would keep every page visible and focused. */
export interface Chromium {
  /** Opens an address for another person: cookies and storage are the window's own. Resolves when it has loaded. */
  readonly opens: (url: string) => Promise<BrowserWindow>;
  /** Ends the browser and forgets its profile. Twice is safe. */
  readonly close: () => Promise<void>;
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--remote-debugging-port=0',
  // The widget's frame gets a process of its own, as it has on a real website.
  '--site-per-process',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--accept-lang=en-GB',
  '--window-size=1200,800',
];

/**
 * Starts Chromium with a fresh profile: the one from npm, which has no back/forward cache, or another. Rejects with what it
 * said when it does not come up.
 */
export async function launchChromium(path?: string): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'porchlight-chromium-'));
  const executable = path ?? (await chromium.executablePath());
  const browser = spawn(executable, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const cdp = await connectCdp(await devToolsAddress(browser));
  return { opens: (url) => openWindow(cdp, url), close: () => end(browser, cdp, profile) };
}

async function devToolsAddress(browser: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    browser.once('error', reject);
    browser.once('exit', () => reject(new Error(`Chromium did not start: ${said}`)));
    browser.stderr?.on('data', (words: Buffer) => {
      said += words.toString();
      const address = /DevTools listening on (ws:\S+)/u.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

async function end(browser: ChildProcess, cdp: Cdp, profile: string): Promise<void> {
  cdp.close();
  if (browser.exitCode === null && browser.signalCode === null) {
    const gone = once(browser, 'exit');
    browser.kill('SIGKILL');
    await gone;
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
