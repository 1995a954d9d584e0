import { test as base } from '../people/test.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { createSittingAgent, type SittingAgent } from './sitting-agent.ts';
import { createSittingVisitor, type SittingVisitor } from './sitting-visitor.ts';
import { openWebsite, type Website } from './website.ts';
import type { BrowserWindow } from './window.ts';

/** Two people at windows that can be hidden or left. */
export interface Sitters {
  /** At a website that has the chat on it, the chat still closed. */
  readonly visitor: SittingVisitor;
  /** Signed in, with no conversation open. */
  readonly agent: SittingAgent;
  /** A window that has nothing to do with them. */
  readonly elsewhere: BrowserWindow;
}

interface WorkerFixtures {
  /** Where another Chromium is than the one from npm. */
  readonly chromiumPath: string | undefined;
  readonly chromium: Chromium;
  readonly website: Website;
}

/** A test in a browser that Playwright knows nothing of. The server is shared, so texts must be a test's own. */
export const test = base.extend<Sitters, WorkerFixtures>({
  chromiumPath: [undefined, { option: true, scope: 'worker' }],
  chromium: [
    async ({ chromiumPath }, provide) => {
      const chromium = await launchChromium(chromiumPath);
      await provide(chromium);
      await chromium.close();
    },
    { scope: 'worker' },
  ],
  website: [
    async ({ house }, provide) => {
      const website = await openWebsite(house);
      await provide(website);
      website.close();
    },
    { scope: 'worker' },
  ],
  visitor: async ({ chromium, website }, provide) => {
    const window = await chromium.opens(website.url);
    await provide(createSittingVisitor(window));
    await window.close();
  },
  agent: async ({ chromium, house }, provide) => {
    const window = await chromium.opens(`${house.url}/console`);
    const agent = createSittingAgent(window, house.admin);
    await agent.signsIn();
    await provide(agent);
    await window.close();
  },
  elsewhere: async ({ chromium }, provide) => {
    const window = await chromium.opens('about:blank');
    await provide(window);
    await window.close();
  },
});
