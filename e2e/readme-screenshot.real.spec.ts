import { join } from 'node:path';
import { test, type People } from './people/test.ts';
import { root } from './servers/server-process.ts';

test.skip(process.env['UPDATE_SCREENSHOT'] !== '1', 'draws only with UPDATE_SCREENSHOT=1');
test.use({ viewport: { width: 1180, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

test('the README’s picture shows both sides of one conversation', async ({ people }) => {
  const agent = await people.agent();
  for (const words of questions) await ask(people, words);
  const visitor = await people.visitor('/demo/product.html');
  await visitor.page.setViewportSize({ width: 700, height: 800 });
  await visitor.opensChat();
  await visitor.says('Hi! Does the Moth come with a bulb?');
  await agent.opens('Hi! Does the Moth come with a bulb?');
  await agent.takesIt();
  await agent.says('Hello! A warm one is in the box, so it is ready to light.');
  await visitor.says('Lovely. Can I dim it?');
  await agent.notes('Third time this week: let’s say so on the page.');
  await agent.says('The bulb yes, but the foot switch only goes on and off.');
  await visitor.says('Perfect. I’ll take one in butter, please!');
  await visitor.seesTick('Perfect. I’ll take one in butter, please!', 'Read');
  await agent.types('Lovely, I’ll put one');
  await visitor.seesTyping(agent.name);

  const windows = [await agent.page.screenshot(), await visitor.page.screenshot()];
  const desk = await people.stranger();
  await desk.setViewportSize({ width: 2000, height: 900 });
  await desk.setContent(deskWith(windows));
  await desk.screenshot({ path: join(root, 'docs/screenshot.png') });
});

const questions = [
  'Do you wire the lamps for the US? I am in Portland.',
  'My parcel says delivered, but there is nothing at the door.',
  'Can one visit the workshop on a Saturday?',
];

async function ask(people: People, words: string): Promise<void> {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says(words);
}

/** Both windows side by side on a calm ground. */
function deskWith(windows: readonly Buffer[]): string {
  const pictures = windows.map(
    (picture) => `<img alt="" src="data:image/png;base64,${picture.toString('base64')}">`,
  );
  return `<!doctype html><style>
    body { display: flex; gap: 32px; align-items: center; justify-content: center; height: 100vh;
      margin: 0; background: linear-gradient(120deg, #dfe9e4, #f6ead6); }
    img { height: 800px; border-radius: 14px; box-shadow: 0 18px 50px #0003; }
  </style>${pictures.join('')}`;
}
