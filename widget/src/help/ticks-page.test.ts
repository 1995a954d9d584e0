import { ticks } from '@porchlight/design';
import { expect, it } from 'vitest';
import { helpLanguages, ticksMessages } from './ticks-messages.ts';
import { ticksPage } from './ticks-page.ts';

const files = { sheet: '/widget/assets/a.css', favicon: '/widget/assets/a.svg' };

it.each(helpLanguages)(
  'tells in %s what makes each tick true, and what it never means',
  (language) => {
    const page = ticksPage(language, files);
    expect(page).toContain(`<html lang="${language}">`);
    const { signs, more } = ticksMessages[language];
    for (const { name, means, not } of Object.values(signs)) {
      for (const words of [name, means, not]) expect(page).toContain(words);
    }
    for (const sentence of more) expect(page).toContain(sentence);
  },
);

it('draws every tick as the design does', () => {
  const page = ticksPage('en', files);
  for (const { paths } of Object.values(ticks)) {
    for (const { d } of paths) expect(page).toContain(`d="${d}"`);
  }
});

it('leads to the other language, and needs no script', () => {
  expect(ticksPage('en', files)).toContain('href="/help/ticks/zh" lang="zh"');
  expect(ticksPage('zh', files)).toContain('href="/help/ticks/en" lang="en"');
  expect(ticksPage('en', files)).not.toContain('<script');
});
