import { describe, expect, it } from 'vitest';
import { browserFacts, languageName, safePage } from './visit-facts.ts';

describe('browserFacts', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
      'Chrome 131',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
      'Edge 131',
      'Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari 18',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0',
      'Firefox 132',
      'macOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36',
      'Chrome 130',
      'Android',
    ],
    ['curl/8.0', null, null],
  ])('reads %s', (user_agent, browser, system) => {
    expect(browserFacts(user_agent)).toEqual({ browser, system });
  });
});

describe('safePage', () => {
  it('links pages, shortly named', () => {
    expect(safePage('https://shop.example/lamps?x=1')).toEqual({
      href: 'https://shop.example/lamps?x=1',
      label: 'shop.example/lamps?x=1',
    });
    expect(safePage('https://shop.example/')?.label).toBe('shop.example');
  });

  it('never links what a visitor made up to run here', () => {
    expect(safePage('javascript:alert(1)')).toBeNull();
    expect(safePage('not a url')).toBeNull();
  });
});

describe('languageName', () => {
  it('is in the reader’s words, or the tag itself', () => {
    expect(languageName('en', 'zh-CN')).toBe('Chinese (China)');
    expect(languageName('en', 'not a tag!')).toBe('not a tag!');
  });
});
