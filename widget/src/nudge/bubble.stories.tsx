import { dressLauncher, nudgeWords } from '@porchlight/design/dress';
import { defaultAppearance } from '@porchlight/protocol';
import { useLayoutEffect } from 'react';
import { expect } from 'storybook/test';
import { createLauncher } from '../loader/launcher.ts';
import { inWidget, learnWords, type PlayContext } from '../test/in-widget.tsx';
import { createBubble } from './bubble.ts';

const meta = { title: 'Widget/Screens/Proactive', tags: ['screen'], loaders: [learnWords] };
export default meta;

function OnPage({ language, text }: { readonly language: string; readonly text: string }) {
  useLayoutEffect(() => {
    const { css, ...words } = dressLauncher(defaultAppearance, 'Lamp shop', language);
    const { shadow, show, dress } = createLauncher();
    document.body.append(shadow.host);
    show({ ...words, open: false, unread: 0, online: true });
    dress(css);
    createBubble(shadow, text, nudgeWords(language), () => {});
    return () => shadow.host.remove();
  }, [language, text]);
  return <></>;
}

/** A message beside the launcher. */
function message(text: string) {
  return {
    render: inWidget(({ globals }) => (
      <OnPage language={String(globals['language'])} text={text} />
    )),
    play: async (_context: PlayContext) => {
      const shadows = [...document.querySelectorAll('body > div')].map((host) => host.shadowRoot);
      const said = shadows.map((shadow) => shadow?.querySelector('[role=status] p')?.textContent);
      await expect(said).toContain(text);
    },
  };
}

export const Question = message('Questions about our prices? We are here.');

export const ManyWords = message(
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, https://nightjar.example/a/very/long/address/that/has/no/space, and what else?',
);
