import tokens from '@porchlight/design/tokens.css?inline';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import { expect, userEvent } from 'storybook/test';
import sheet from './start.css?inline';
import { choices, type Setting, storyLink } from './settings.ts';

const meta: Meta = { title: 'Start here' };
export default meta;

const dress = new CSSStyleSheet();
dress.replaceSync(tokens + sheet);

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

async function fetchStories(): Promise<readonly Entry[]> {
  const index = (await (await fetch('./index.json')).json()) as { entries: Record<string, Entry> };
  return Object.values(index.entries).filter(({ title }) => title !== meta.title);
}

/** Every story by its title, as Storybook's own index has them; none where there is no index. */
function useStories(): readonly (readonly [title: string, entries: readonly Entry[]])[] {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  useEffect(() => {
    fetchStories().then(setEntries, () => undefined);
  }, []);
  return Object.entries(Object.groupBy(entries, ({ title }) => title)).map(
    ([title, group]) => [title, group ?? []] as const,
  );
}

/** How the pages shall look, and every page. */
function Start() {
  const [setting, setSetting] = useState<Setting>({
    theme: 'light',
    language: 'en',
    width: 'desktop',
  });
  const stories = useStories();
  return (
    <main className="start" lang="en" dir="ltr">
      <h1>Porchlight, page by page</h1>
      <p>Choose how the pages shall look, then a page. The toolbar above changes it there.</p>
      <form>
        {choices.map(({ of, label, options }) => (
          <fieldset key={of}>
            <legend>{label}</legend>
            {options.map(({ value, title }) => (
              <label key={value}>
                <input
                  type="radio"
                  name={of}
                  checked={setting[of] === value}
                  onChange={() => setSetting({ ...setting, [of]: value })}
                />
                {title}
              </label>
            ))}
          </fieldset>
        ))}
      </form>
      <div className="pages">
        {stories.map(([title, entries]) => (
          <section key={title}>
            <h2>{title.replaceAll('/', ' · ')}</h2>
            <ul>
              {entries.map(({ id, name }) => (
                <li key={id}>
                  <a href={storyLink(id, setting)} target="_top">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </main>
  );
}

export const Pages: StoryObj = {
  render: () => {
    document.adoptedStyleSheets = [dress];
    return <Start />;
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Dark' }));
    await expect(canvas.getByRole('radio', { name: 'Dark' })).toBeChecked();
    await expect(canvas.getByRole('radio', { name: 'Light' })).not.toBeChecked();
  },
};
