import { act, useEffect } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { render, type Rendered } from '../test/rendered.tsx';
import type { Language } from './language.ts';
import { SettingsWords, useTranslation } from './translation.tsx';

vi.mock('../messages/ar.ts', () => {
  throw new Error('the connection is gone');
});
vi.mock('../messages/settings-zh.ts', () => {
  throw new Error('the connection is gone');
});

let screen: Rendered;
let speak: (language: Language) => Promise<void>;

afterEach(() => screen.leaves());

function Words() {
  const translation = useTranslation();
  useEffect(() => {
    ({ speak } = translation);
  }, [translation]);
  return <p>{translation.t('privacy.erase')}</p>;
}

it.each(['ar', 'zh'] as const)(
  'goes on as it is where another language, or what its settings say, can’t be fetched (%s)',
  async (language) => {
    screen = await render(
      <SettingsWords>
        <Words />
      </SettingsWords>,
    );
    const before = screen.page.textContent;
    expect(before).not.toBe('');
    await act(() => speak(language));
    expect(screen.page.textContent).toBe(before);
    expect(document.documentElement.lang).toBe('en');
  },
);
