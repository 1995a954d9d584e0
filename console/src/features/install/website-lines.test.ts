// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { scriptTag } from './script-tag.ts';
import { readWebsiteLines } from './website-lines.ts';

describe('readWebsiteLines', () => {
  it('makes origins of what people paste', () => {
    const text =
      ' https://Shop.example/path?x \n\nwww.example.com\nhttp://localhost:8080\nhttps://shop.example';
    expect(readWebsiteLines(text)).toEqual({
      ok: true,
      origins: ['https://shop.example', 'https://www.example.com', 'http://localhost:8080'],
    });
  });

  it('takes this computer as http, where certificates are rare', () => {
    const text = 'localhost:8080/shop\n127.0.0.1:5500\n[::1]:3000\nlocalhost.example';
    expect(readWebsiteLines(text)).toEqual({
      ok: true,
      origins: [
        'http://localhost:8080',
        'http://127.0.0.1:5500',
        'http://[::1]:3000',
        'https://localhost.example',
      ],
    });
  });

  it('takes nothing for every website', () => {
    expect(readWebsiteLines(' \n ')).toEqual({ ok: true, origins: [] });
  });

  it.each(['ftp://a.example', 'javascript:alert(1)', 'my shop', 'shop', 'https://'])(
    'names the line that is no website: %s',
    (line) => {
      expect(readWebsiteLines(`https://a.example\n${line}`)).toEqual({
        ok: false,
        reason: 'wrong',
        line,
      });
    },
  );

  it('says when there are too many', () => {
    const text = Array.from({ length: 101 }, (_, index) => `s${index}.example`).join('\n');
    expect(readWebsiteLines(text)).toEqual({ ok: false, reason: 'many' });
  });
});

describe('scriptTag', () => {
  it('is the documented line', () => {
    expect(scriptTag('https://chat.example', 'key1')).toBe(
      '<script async src="https://chat.example/widget.js" data-inbox="key1"></script>',
    );
    expect(scriptTag('https://chat.example', 'key1', 'required')).toContain(
      ' data-inbox="key1" data-consent="required"></script>',
    );
  });
});
