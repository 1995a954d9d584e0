import { expect } from '@playwright/test';
import { test } from '../people/test.ts';
import { createVisitor } from '../people/visitor.ts';
import { openWebsite } from '../servers/open-website.ts';

/** Chatwoot's own snippet, letter by letter, with two of its settings before it; only address and token are ours. */
const snippet = (base_url: string, token: string) => `<script>
  window.chatwootSettings = {"position":"left","type":"expanded_bubble","launcherTitle":"Chat with us"};
  (function(d,t) {
    var BASE_URL="${base_url}";
    var g=d.createElement(t),s=d.getElementsByTagName(t)[0];
    g.src=BASE_URL+"/packs/js/sdk.js";
    g.defer = true;
    g.async = true;
    s.parentNode.insertBefore(g,s);
    g.onload=function(){
      window.chatwootSDK.run({
        websiteToken: '${token}',
        baseUrl: BASE_URL
      })
    }
  })(document,"script");
</script>`;

const listener = `<script>
  window.heard = [];
  ['ready', 'opened', 'closed', 'on-message', 'error'].forEach(function (name) {
    window.addEventListener('chatwoot:' + name, function (event) {
      heard.push([name, event.detail && event.detail.content]);
    });
  });
  window.addEventListener('chatwoot:ready', function () { window.$chatwoot.toggle('open'); });
</script>`;

test('a page made for Chatwoot has our chat by another base URL', async ({ people, house }) => {
  const website = await openWebsite(
    'Made for Chatwoot',
    listener + snippet(house.url, house.inbox_key),
  );
  const page = await people.stranger();
  await page.goto(website.url);
  const visitor = createVisitor(page);
  await visitor.says('Is this still Chatwoot?');
  const agent = await people.agent();
  await agent.opens('Is this still Chatwoot?');
  await agent.says('Nearly.');
  await visitor.sees('Nearly.');
  expect(await page.evaluate('$chatwoot.isOpen')).toBe(true);
  const [window] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate('$chatwoot.popoutChatWindow()'),
  ]);
  await expect(window.getByRole('log').getByText('Nearly.')).toBeVisible();
  await window.close();
  await visitor.sees('Nearly.');
  await visitor.chat.getByRole('button', { name: 'Close chat' }).click();
  const launcher = page.getByRole('button', { name: /^Chat with us/u });
  await expect(launcher).toBeVisible();
  expect((await launcher.boundingBox())?.x).toBe(20);
  await page.evaluate("$chatwoot.toggleBubbleVisibility('hide')");
  await expect(launcher).toBeHidden();
  expect(await page.evaluate('heard')).toEqual([
    ['ready', null],
    ['opened', null],
    ['on-message', 'Nearly.'],
    ['closed', null],
  ]);
  website.close();
});

test('[WT6] what a page made for Chatwoot tells of its visitor stands beside the conversation', async ({
  people,
  house,
}) => {
  const tells = `<script>
    window.addEventListener('chatwoot:ready', function () {
      $chatwoot.setCustomAttributes({plan: 'pro', seats: 4, trial: true});
      $chatwoot.setConversationCustomAttributes({order: 'A-1042', draft: 'x'});
      $chatwoot.setLabel('billing');
      $chatwoot.setLabel('sales');
      $chatwoot.removeLabel('sales');
      $chatwoot.deleteCustomAttribute('trial');
    });
  </script>`;
  const website = await openWebsite(
    'Tells of its visitor',
    tells + listener + snippet(house.url, house.inbox_key),
  );
  const page = await people.stranger();
  await page.goto(website.url);
  const visitor = createVisitor(page);
  await visitor.says('Do you know my plan?');
  const agent = await people.agent();
  await agent.opens('Do you know my plan?');
  const of = (heading: string) =>
    agent.page.getByRole('region', { name: heading }).locator('dt, dd');
  await expect(of('Told of this person')).toHaveText(['plan', 'pro', 'seats', '4']);
  const its = of('Told of this conversation');
  await expect(its).toHaveText(['Labels', 'billing', 'order', 'A-1042', 'draft', 'x']);
  await page.evaluate("$chatwoot.deleteConversationCustomAttribute('draft')");
  await page.evaluate('$chatwoot.setCustomAttributes({seats: 5})');
  await expect(its).toHaveText(['Labels', 'billing', 'order', 'A-1042']);
  await expect(of('Told of this person')).toHaveText(['plan', 'pro', 'seats', '5']);
  website.close();
});
