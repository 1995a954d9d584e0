import type { Decorator } from '@storybook/react-vite';
import sheet from '../app/console.css?inline';
import { languages, learnLanguage, type Speech } from '../shared/language.ts';
import { TranslationProvider } from '../shared/translation.tsx';

const dress = new CSSStyleSheet();
dress.replaceSync(sheet);

/** Learns the language of the toolbar before a story is drawn. */
export async function learnSpeech({ globals }: { globals: Record<string, unknown> }) {
  const language = languages.find((each) => each === globals['language']) ?? 'en';
  const speech = await learnLanguage(language);
  // A story is of any part of the console.
  return { speech: { ...speech, t: await speech.withSettings() } };
}

/** Draws a part of the console on a page that is dressed as the console's. */
export const inConsole: Decorator = (Story, context) => {
  const speech = speechOf(context);
  // The widget's stories share this page: it wears one sheet at a time.
  document.adoptedStyleSheets = [dress];
  return (
    <div id="console" style={{ height: '100dvh' }}>
      <TranslationProvider key={speech.language} first={speech}>
        <Story />
      </TranslationProvider>
    </div>
  );
};

/** What `learnSpeech` has learned. */
export function speechOf({ loaded }: { loaded: Record<string, unknown> }): Speech {
  return loaded['speech'] as Speech;
}
