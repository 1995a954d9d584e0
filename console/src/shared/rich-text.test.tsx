import { hostileTexts } from '@porchlight/design/hostile-texts';
import { expect, it } from 'vitest';
import { render } from '../test/rendered.tsx';
import { RichText } from './rich-text.tsx';

const allowed = new Set(['P', 'PRE', 'CODE', 'UL', 'OL', 'LI', 'STRONG', 'EM', 'A', 'ARTICLE']);
const attributes = new Set(['href', 'target', 'rel', 'start', 'class']);
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

it('shows three hundred hostile texts, and nothing of them runs', async () => {
  expect(hostileTexts.length).toBeGreaterThan(300);
  const screen = await render(
    hostileTexts.map((text) => (
      <article key={text}>
        <RichText text={text} />
      </article>
    )),
  );
  const shown = [...screen.page.querySelectorAll('article')];
  expect(shown).toHaveLength(hostileTexts.length);
  for (const [index, article] of shown.entries())
    expect([hostileTexts[index], intruders(article)]).toEqual([hostileTexts[index], []]);
  await screen.leaves();
});

it('shows dress, lists and links', async () => {
  const text = '**Two** are *left*: `M1`\n- [brass](https://a.example)\n2. black';
  const screen = await render(<RichText text={text} />);
  expect(screen.page.querySelector('strong')?.textContent).toBe('Two');
  expect(screen.page.querySelector('em')?.textContent).toBe('left');
  expect(screen.page.querySelector('ul a')?.getAttribute('href')).toBe('https://a.example');
  expect(screen.page.querySelector('ol')?.getAttribute('start')).toBe('2');
  await screen.leaves();
});
