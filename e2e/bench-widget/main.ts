/** `pnpm bench:widget`: what the chat costs a page, and how long a visitor waits for it. Times are told, never judged. */
import { chromium } from '@playwright/test';
import headless from '@sparticuz/chromium';
import { openRealHouse } from '../servers/open-real-house.ts';
import { openSite } from '../servers/open-site.ts';
import { measureOpening, waysToOpen } from './measure-opening.ts';
import { measurePage, stands } from './measure-page.ts';
import { formatCosts, formatOpenings } from './report-widget.ts';

const rounds = 3;

const house = await openRealHouse();
const page = (tag: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>A shop</title></head><body><h1>A shop</h1>${tag}</body></html>`;
const tag = `<script async src="${house.url}/widget.js" data-inbox="${house.inbox_key}"></script>`;
const site = await openSite((path) => ({ html: page(path === '/bare' ? '' : tag) }));
const browser = await chromium.launch({
  executablePath: await headless.executablePath(),
  // As on phones with little memory: the frame shares the page's thread, which is the worst case, and slowed down with it.
  args: ['--no-sandbox', '--disable-site-isolation-trials', '--disable-features=IsolateOrigins'],
});
try {
  const costs = [];
  for (const stand of stands)
    for (let round = 0; round < rounds; round += 1)
      costs.push(await measurePage(browser, site.origin, stand));
  console.log(`${formatCosts(costs)}\n`);
  const openings = [];
  for (const way of waysToOpen)
    for (let round = 0; round < rounds; round += 1)
      openings.push(await measureOpening(browser, site.origin, way));
  console.log(formatOpenings(openings));
} finally {
  await browser.close();
  site.close();
  await house.close();
}
