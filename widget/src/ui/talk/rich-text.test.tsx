// @vitest-environment happy-dom
import { hostileTexts } from '@porchlight/design/hostile-texts';
import { expect, it } from 'vitest';
import { openScreen } from '../../test/screen.tsx';
import { RichText } from './rich-text.tsx';

const allowed = new Set(['P', 'PRE', 'CODE', 'UL', 'OL', 'LI', 'STRONG', 'EM', 'A']);
const attributes = new Set(['href', 'target', 'rel', 'start']);
const protocols = new Set(['http:', 'https:', 'mailto:']);

/** What is on the page that must not be there. */
function intruders(root: Element): readonly string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const strange = element.getAttributeNames().filter((name) => !attributes.has(name));
    const href = element.getAttribute('href');
    const leads = href === null || protocols.has(new URL(href).protocol);
    const closed = href === null || element.getAttribute('rel') === 'noopener noreferrer nofollow';
    const fine = allowed.has(element.tagName) && strange.length === 0 && leads && closed;
    return fine ? [] : [element.outerHTML];
  });
}

it('shows three hundred hostile texts, and nothing of them runs', () => {
  expect(hostileTexts.length).toBeGreaterThan(300);
  const screen = openScreen(<RichText text="" />);
  for (const text of hostileTexts) {
    screen.show(<RichText text={text} />);
    expect([text, intruders(screen.root)]).toEqual([text, []]);
  }
});

it('shows dress, lists and links', () => {
  const text = '**Two** are *left*: `M1`\n- [brass](https://a.example)\n\n2. black\n```\n<b>\n```';
  const { root } = openScreen(<RichText text={text} />);
  expect(root.innerHTML).toBe(
    '<p><strong>Two</strong> are <em>left</em>: <code>M1</code></p>' +
      '<ul><li><a href="https://a.example" target="_blank" rel="noopener noreferrer nofollow">brass</a></li></ul>' +
      '<p></p><ol start="2"><li>black</li></ol><pre><code>&lt;b&gt;</code></pre>',
  );
});
