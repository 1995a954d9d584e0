import type { Page } from '@playwright/test';

const notch_px = 240;
const notches = 120;
const patience_ms = 180_000;

/** Turns the wheel over the list or the thread, for some two seconds: so fast that nearly each frame has new lines. */
export async function turnWheel(page: Page, selector: string, way: 'down' | 'up'): Promise<void> {
  const box = await page.locator(selector).locator('xpath=..').boundingBox();
  if (box === null) throw new Error(`There is no ${selector}.`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let notch = 0; notch < notches; notch += 1)
    await page.mouse.wheel(0, way === 'down' ? notch_px : -notch_px);
}

/** Goes to the end (or the top) of what is here again and again, until this text is drawn there: all is here. */
export async function fetchAll(
  page: Page,
  selector: string,
  way: 'down' | 'up',
  last: string,
): Promise<void> {
  const is_here = await page.evaluate(
    async ([found, downwards, text, patience]) => {
      const place = document.querySelector(found);
      const scroller = place?.closest('.overflow-y-auto');
      const began = performance.now();
      while (performance.now() - began < patience) {
        if (place?.textContent.includes(text) === true) return true;
        scroller?.scrollTo({ top: downwards ? scroller.scrollHeight : 0 });
        await new Promise(requestAnimationFrame);
      }
      return false;
    },
    [selector, way === 'down', last, patience_ms] as const,
  );
  if (!is_here) throw new Error(`“${last}” has not come.`);
}

/** Goes to the top of what is here, and waits until that is drawn. */
export function goToTop(page: Page, selector: string): Promise<void> {
  return page.evaluate(async (found) => {
    document.querySelector(found)?.closest('.overflow-y-auto')?.scrollTo({ top: 0 });
    await new Promise((resolve) => setTimeout(resolve, 500));
  }, selector);
}
