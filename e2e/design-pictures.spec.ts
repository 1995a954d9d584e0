import { expect, type Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type People } from './people/test.ts';
import { brandSpecimen, colourSpecimen, sizeSpecimen, tickSpecimen } from './pictures/specimens.ts';
import { root } from './servers/server-process.ts';

test.skip(process.env['UPDATE_PICTURES'] !== '1', 'draws docs/images only with UPDATE_PICTURES=1');
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What a picture in a guide may weigh, in bytes. */
const MOST_BYTES = 60_000;

const looks = [
  { colorScheme: 'light', contrast: 'no-preference' },
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const;

test('docs/design.md shows the tokens', async ({ people }) => {
  const desk = await people.stranger();
  await desk.setViewportSize({ width: 860, height: 200 });
  const specimens = {
    colour: colourSpecimen(),
    brand: brandSpecimen(),
    sizes: sizeSpecimen(),
    ticks: tickSpecimen(),
  };
  for (const [name, html] of Object.entries(specimens)) {
    await desk.setContent(html);
    await draw(desk, name);
  }
});

test('docs/design.md shows the chat and the console in all four looks', async ({ people }) => {
  const [chat, desk] = await talk(people);
  const wall = await people.stranger();
  await arrange(wall, await inAllLooks(chat), 4);
  await draw(wall, 'chat');
  await arrange(wall, await inAllLooks(desk), 2);
  await draw(wall, 'console');
});

/** A visitor and an agent in the middle of a talk, each at a small window. */
async function talk(people: People): Promise<[chat: Page, desk: Page]> {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.page.setViewportSize({ width: 375, height: 560 });
  // Long before it is drawn: the chat fetches it once.
  await visitor.page.emulateMedia({ contrast: 'more' });
  await visitor.opensChat();
  await visitor.says('Hi! Does the Moth come with a bulb?');
  await agent.opens('Hi! Does the Moth come with a bulb?');
  await agent.takesIt();
  await agent.says('Hello! A warm one is in the box.');
  await agent.notes('Third time this week.');
  await visitor.says('Lovely, thank you');
  await visitor.seesTick('Lovely, thank you', 'Read');
  await agent.page.setViewportSize({ width: 900, height: 640 });
  return [visitor.page, agent.page];
}

async function inAllLooks(page: Page): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  for (const look of looks) {
    await page.emulateMedia(look);
    pictures.push(await page.screenshot());
  }
  return pictures;
}

/** Puts pictures side by side. */
async function arrange(desk: Page, pictures: readonly Buffer[], columns: number): Promise<void> {
  const images = pictures.map((picture) => `<img alt="" src="${dataUrl(picture)}">`).join('');
  const style =
    `main { display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 8px; inline-size: 1000px }` +
    'img { inline-size: 100% }';
  await desk.setContent(`<!doctype html><style>${style}</style><main>${images}</main>`);
}

/** Draws what the page shows into docs/images, as WebP: as PNG it would weigh three times as much. */
async function draw(desk: Page, name: string): Promise<void> {
  const picture = await desk.locator('main').screenshot();
  const url = await desk.evaluate(toWebp, dataUrl(picture));
  const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  expect(bytes.length, `${name} is small`).toBeLessThan(MOST_BYTES);
  await writeFile(join(root, 'docs/images', `design-${name}.webp`), bytes);
}

function dataUrl(picture: Buffer): string {
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/** Runs in the page. */
async function toWebp(url: string): Promise<string> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.72);
}
