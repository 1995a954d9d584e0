import { dressLauncher } from '@porchlight/design/dress';
import { defaultAppearance } from '@porchlight/protocol';
import { useLayoutEffect } from 'react';
import { expect } from 'storybook/test';
import { inWidget, learnWords, type PlayContext } from '../test/in-widget.tsx';
import { createLauncher, type LauncherView } from './launcher.ts';

const meta = { title: 'Widget/Screens/Launcher', tags: ['screen'], loaders: [learnWords] };
export default meta;

type View = Pick<LauncherView, 'open' | 'unread' | 'online'>;

const dressed = (language: string) => dressLauncher(defaultAppearance, 'Lamp shop', language);

function OnPage({ language, view }: { readonly language: string; readonly view: View }) {
  useLayoutEffect(() => {
    const { css, ...words } = dressed(language);
    const { shadow, show, dress } = createLauncher();
    document.body.append(shadow.host);
    show({ ...words, ...view });
    dress(css);
    return () => shadow.host.remove();
  }, [language, view]);
  return <></>;
}

/** The launcher on a page, and what it is called. */
function launcher(view: View) {
  return {
    render: inWidget(({ globals }) => (
      <OnPage language={String(globals['language'])} view={view} />
    )),
    play: async ({ globals }: PlayContext) => {
      const words = dressed(String(globals['language']));
      const hosts = [...document.querySelectorAll('body > div')];
      const buttons = hosts.flatMap(({ shadowRoot }) => [
        ...(shadowRoot?.querySelectorAll('button') ?? []),
      ]);
      const unread = view.open || view.unread === 0 ? '' : `, ${view.unread} ${words.new}`;
      const name = (view.open ? words.close : words.label) + unread;
      await expect(buttons.map((button) => button.ariaLabel)).toEqual([name]);
    },
  };
}

export const NobodyThere = launcher({ open: false, unread: 0, online: false });

export const SomebodyThere = launcher({ open: false, unread: 0, online: true });

export const Unread = launcher({ open: false, unread: 3, online: true });

export const ManyUnread = launcher({ open: false, unread: 1_204, online: true });

export const Open = launcher({ open: true, unread: 3, online: true });
