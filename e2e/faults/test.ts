import type { Page } from '@playwright/test';
import { type Agent, createAgent } from '../people/agent.ts';
import { test as base } from '../people/test.ts';
import { createVisitor, type Visitor } from '../people/visitor.ts';
import type { Credentials } from '../servers/house.ts';
import { type Tab, takeTab, type TabOptions } from './tab.ts';

/** A person in a tab that something may befall. */
export type InTab<Person> = Person & Tab;

/** Where to open a tab, and what it is like. */
export interface TabPlace extends TabOptions {
  /** In the browser of somebody who has a tab already, or had one. */
  readonly beside?: { readonly page: Page };
}

/** Opens tabs, each in a browser of its own unless told otherwise. */
export interface Tabs {
  /** At the demo shop, with the chat still closed. */
  readonly visitor: (place?: TabPlace) => Promise<InTab<Visitor>>;
  /** At the console, as the admin: signed in, or at the same place as the tab beside. */
  readonly agent: (place?: TabPlace) => Promise<InTab<Agent>>;
}

/** A test with people whose tabs are in its hand. */
export const test = base.extend<{ tabs: Tabs }>({
  tabs: async ({ people, house }, provide) => {
    const open = ({ beside }: TabPlace) =>
      beside ? beside.page.context().newPage() : people.stranger();
    await provide({
      visitor: async (place = {}) => visitorIn(await open(place), place),
      agent: async (place = {}) => agentIn(await open(place), place, house.admin),
    });
  },
});

async function visitorIn(page: Page, place: TabPlace): Promise<InTab<Visitor>> {
  const tab = await takeTab(page, place);
  await page.goto('/demo');
  return { ...createVisitor(page), ...tab };
}

async function agentIn(page: Page, place: TabPlace, who: Credentials): Promise<InTab<Agent>> {
  const tab = await takeTab(page, place);
  const agent = createAgent(page, who);
  if (place.beside) await page.goto(place.beside.page.url());
  else await agent.signsIn();
  return { ...agent, ...tab };
}
