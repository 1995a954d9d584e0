import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './people/test.ts';
import { layoutFaults } from './screens/layout-faults.ts';
import { screens } from './screens/screens.ts';

const sizes = [
  { width: 375, height: 720 },
  { width: 1440, height: 900 },
];

/** `npm test` leaves to the stories what they show, too: each screen costs seconds. */
const asksEverything = process.env['E2E'] !== 'short';
const schemes = ['light', 'dark'] as const;

const isShop = (name: string) => name.startsWith('the shop');
const asked = Object.entries(screens).filter(([name]) => asksEverything || isShop(name));

/** What axe finds, with what it was found on. */
async function accessibilityFaults(page: Page): Promise<string[]> {
  // An open menu stands for its button, which is in a landmark; the menu itself is drawn beside everything.
  const hasMenu = (await page.getByRole('menu').count()) > 0;
  const { violations } = await new AxeBuilder({ page })
    .disableRules(hasMenu ? ['region'] : [])
    // They hand the focus on as soon as they get it, so nobody is ever on them.
    .exclude('[data-base-ui-focus-guard]')
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

// Four times everything: on a busy machine that takes its time.
test.describe.configure({ timeout: 150_000 });

// Nothing moves while it is measured.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const [name, show] of asked) {
  test(`${name} is whole and accessible at 375 and 1440 px, light and dark`, async ({
    people,
    house,
  }, info) => {
    const page = await show(people, house);
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        const at = `${name}, ${size.width} px, ${colorScheme}`;
        const picture = info.outputPath(`${size.width}-${colorScheme}.png`);
        await page.screenshot({ path: picture });
        expect.soft(await layoutFaults(page), `layout of ${at}`).toEqual([]);
        expect.soft(await accessibilityFaults(page), `axe on ${at}`).toEqual([]);
      }
    }
  });
}

for (const [name, show] of Object.entries(screens)) {
  // The shop is a website with a look of its own.
  if (isShop(name)) continue;
  const title = `${name} has all its words at 7:1 in high contrast`;
  test(title, { tag: '@long' }, async ({ people, house }) => {
    const page = await show(people, house);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, contrast: 'more' });
      await expect
        .poll(() => faintWords(page), { message: `${name}, ${colorScheme}`, timeout: 60_000 })
        .toEqual([]);
    }
  });
}

/** Words of less than 7:1, with what axe says of them. */
async function faintWords(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withRules(['color-contrast-enhanced'])
    .analyze();
  return violations.flatMap(({ nodes }) =>
    nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  );
}
