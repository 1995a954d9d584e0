import { expect } from '@playwright/test';
import { test } from '../people/test.ts';
import { createVisitor } from '../people/visitor.ts';
import { openSite } from '../servers/open-site.ts';
import { call } from './call.ts';

for (const attributes of ['', 'data-title-count="off"'])
  test(`the number of unread messages stands in the page’s title${attributes && ', unless it shall not'}`, async ({
    people,
    house,
  }) => {
    const tag = `<script async src="${house.url}/widget.js" data-inbox="${house.inbox_key}" ${attributes}></script>`;
    const site = await openSite(() => ({
      html: `<!doctype html><html lang="en"><head><title>(1) Lamps</title></head><body>${tag}</body></html>`,
    }));
    const page = await people.stranger();
    await page.goto(site.origin);
    const visitor = createVisitor(page);
    const text = `Do you have ${attributes || 'a'} lamp?`;
    await visitor.opensChat();
    await visitor.says(text);
    await visitor.seesTick(text, 'Sent');
    await visitor.closesChat();
    const agent = await people.agent();
    await agent.opens(text);
    await agent.says('We do.');
    await visitor.seesUnread(1);
    if (attributes !== '') {
      await page.evaluate(() => (document.title = 'Baskets'));
      await agent.says('In brass.');
      await visitor.seesUnread(2);
      expect(await page.title()).toBe('Baskets');
    } else {
      await expect(page).toHaveTitle('(1)\u2002(1) Lamps');
      await agent.says('In brass.');
      await expect(page).toHaveTitle('(2)\u2002(1) Lamps');
      await page.evaluate(() => (document.title = 'Baskets'));
      await expect(page).toHaveTitle('(2)\u2002Baskets');
      await visitor.looks();
      await visitor.opensChat();
      await expect(page).toHaveTitle('Baskets');
      await visitor.closesChat();
      await agent.looks();
      await agent.says('And in tin.');
      await expect(page).toHaveTitle('(1)\u2002Baskets');
      await call(page, 'destroy');
      expect(await page.title()).toBe('Baskets');
    }
    site.close();
  });
