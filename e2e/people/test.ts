import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { House, HouseKind, HouseOptions } from '../servers/house.ts';
import { openMockHouse } from '../servers/open-mock-house.ts';
import { openRealHouse } from '../servers/open-real-house.ts';
import { createAgent, type Agent } from './agent.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** Brings people in, each with a browser profile of their own. */
export interface People {
  /** At the demo shop, or another page of the house. */
  readonly visitor: (path?: string) => Promise<Visitor>;
  /** Signed in at the console: the admin, or the colleague. */
  readonly agent: (who?: 'admin' | 'colleague') => Promise<Agent>;
  /** In front of nothing yet. */
  readonly stranger: () => Promise<Page>;
}

interface WorkerFixtures extends HouseOptions {
  readonly house: House;
}

/** A test with a server and people. The server is shared by the tests of a worker, so texts must be a test's own. */
export const test = base.extend<{ people: People }, WorkerFixtures>({
  houseKind: ['mock', { option: true, scope: 'worker' }],
  house: [
    async ({ houseKind }, provide) => {
      const house = await openHouse(houseKind);
      await provide(house);
      await house.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ house }, provide) => provide(house.url),
  people: async ({ browser, house }, provide) => {
    const profiles: BrowserContext[] = [];
    await provide(createPeople(browser, house, profiles));
    await Promise.all(profiles.map((profile) => profile.close()));
  },
});

function openHouse(kind: HouseKind): Promise<House> {
  return kind === 'real' ? openRealHouse() : openMockHouse();
}

function createPeople(browser: Browser, house: House, profiles: BrowserContext[]): People {
  const stranger = async () => {
    const profile = await browser.newContext();
    profiles.push(profile);
    return profile.newPage();
  };
  return {
    stranger,
    async visitor(path = '/demo') {
      const page = await stranger();
      await page.goto(path);
      return createVisitor(page);
    },
    async agent(who = 'admin') {
      const agent = createAgent(await stranger(), house[who]);
      await agent.signsIn();
      return agent;
    },
  };
}
