import { expect, type Page } from '@playwright/test';
import { test } from '../people/test.ts';
import { createVisitor } from '../people/visitor.ts';
import type { House } from '../servers/house.ts';
import { openSite } from '../servers/open-site.ts';
import { hostPages, type Pin, talkingByItself } from './host-pages.ts';

for (const { name, page: build, quick, undrivenInFirefox } of hostPages) {
  test(
    `a chat on a page with ${name}`,
    { tag: quick ? [] : '@long' },
    async ({ people, house, browserName }) => {
      const undriven = browserName === 'firefox' ? undrivenInFirefox : undefined;
      test.skip(undriven !== undefined, undriven);
      const pin = await pinOf(house);
      const site = await openSite((path) => (path === '/' ? build(house, pin) : undefined));
      const page = await people.stranger();
      const faults = await watchFaults(page);
      await page.goto(site.origin);
      const visitor = createVisitor(page);
      const launcher = page.getByRole('button', { name: 'Open chat' });
      await expect(launcher).toBeVisible();
      expect(await launcher.boundingBox()).toMatchObject({ width: 60, height: 60 });
      await visitor.opensChat();
      await visitor.says(`Hello from ${name}.`);
      await visitor.seesTick(`Hello from ${name}.`, 'Sent');
      expect(await page.getByRole('button', { name: 'Close chat' }).count()).toBe(1);
      expect(await page.locator('iframe').boundingBox()).toMatchObject({ width: 400 });
      await visitor.closesChat();
      expect(faults()).toEqual([]);
      site.close();
    },
  );
}

for (const { name, page: build, quick, undrivenInFirefox } of hostPages) {
  if (undrivenInFirefox === undefined) continue;
  test(
    `a chat that nobody clicks on a page with ${name}`,
    { tag: quick ? [] : '@long' },
    async ({ people, house }) => {
      const pin = await pinOf(house);
      const words = `Nobody has clicked on ${name}.`;
      const site = await openSite((path) =>
        path === '/' ? talkingByItself(build(house, pin), words) : undefined,
      );
      const page = await people.stranger();
      await page.goto(site.origin);
      const agent = await people.agent();
      await agent.opens(words);
      await agent.says('And we have heard.');
      await agent.seesTick('And we have heard.', 'Delivered');
      site.close();
    },
  );
}

async function pinOf(house: House): Promise<Pin> {
  return (await (await fetch(`${house.url}/widget/release.json`)).json()) as Pin;
}

/** Watches from the first line of the page what goes wrong on it: what is refused, moves by itself, or is thrown. */
async function watchFaults(page: Page): Promise<() => readonly string[]> {
  const faults: string[] = [];
  // Firefox asks every website for its icon, which is nothing of ours.
  const note = (fault: string) => fault.includes('/favicon.ico') || faults.push(fault);
  page.on('pageerror', ({ message }) => note(`thrown: ${message}`));
  // By the console: pages change what everything else means.
  page.on('console', (line) => {
    if (line.text().startsWith('fault: ')) note(line.text());
  });
  await page.addInitScript(() => {
    if (window !== top) return;
    const { log } = console;
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      log(`fault: refused ${violatedDirective} ${blockedURI}`),
    );
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) log(`fault: layout shift at ${startTime}`);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => faults;
}
