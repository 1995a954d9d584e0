import { describe, expect, it } from 'vitest';
import { pagesWithRules, rulesForVisitor, urlExpression } from './proactive-rules.ts';
import { welcomeRule as rule } from './testing/welcome-rule.ts';

describe('the pages of a proactive message', () => {
  it.each([
    ['/pricing', 'https://shop.example/pricing', true],
    ['/pricing', 'https://shop.example/pricing?from=mail#top', true],
    ['/pricing', 'https://shop.example/pricing/more', false],
    ['/pricing*', 'https://shop.example/pricing/more', true],
    ['/a.b', 'https://shop.example/aXb', false],
    ['https://shop.example/*', 'https://shop.example/x', true],
    ['https://shop.example/*', 'https://evil.example/https://shop.example/', false],
    ['/#/cart', 'https://shop.example/#/cart', true],
    ['*cart*', 'https://shop.example/cart/7', true],
    ['', 'https://shop.example/', true],
  ])('[PR1] %s and %s: %s', (url, page, is) => {
    expect(new RegExp(urlExpression(url)).test(page)).toBe(is);
  });

  it('[PR1] are not held up by an address of any length', () => {
    const long = `https://shop.example/a${'b'.repeat(200_000)}`;
    for (const url of ['/a*b*c', '*b*c', 'https://*b*c', '/a*c', '/**c', '*?*#'])
      expect([url, new RegExp(urlExpression(url)).test(long)]).toEqual([url, false]);
    expect(new RegExp(urlExpression('/a*')).test(long)).toBe(true);
    expect(new RegExp(urlExpression('/a*b*c')).test(`${long.slice(0, 1_900)}c`)).toBe(true);
  });

  it('[PR2] are all that the loader is told, in little room', () => {
    expect(pagesWithRules([])).toBeUndefined();
    expect(pagesWithRules([{ ...rule, on: false }])).toBeUndefined();
    expect(pagesWithRules([rule, { ...rule, url: '/cart' }])).toBe(
      `${urlExpression('/pricing*')}|${urlExpression('/cart')}`,
    );
    expect(pagesWithRules([rule, { ...rule, url: '' }])).toBe('.');
    const long = Array.from({ length: 9 }, (_, n) => ({ ...rule, url: `/${n}${'x'.repeat(60)}` }));
    expect(pagesWithRules(long)).toBe('.');
  });

  it('[PR2] have rules that are on, in the visitor’s language, and no more', () => {
    const off = { ...rule, id: 'off', on: false };
    expect(rulesForVisitor([rule, off], ['fr', 'ar'])).toEqual([
      {
        id: 'welcome',
        url: urlExpression('/pricing*'),
        after_s: 5,
        scroll_percent: 0,
        exit_intent: false,
        returning: false,
        text: 'أسئلة؟',
      },
    ]);
  });
});
