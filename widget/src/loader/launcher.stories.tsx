import { useLayoutEffect } from 'react';
import { expect } from 'storybook/test';
import { launcherMessages } from '../messages/launcher-messages.ts';
import { inWidget, learnWords, type PlayContext } from '../test/in-widget.tsx';
import { createLauncher, type LauncherView } from './launcher.ts';

const meta = { title: 'Widget/Screens/Launcher', tags: ['screen'], loaders: [learnWords] };
export default meta;

type View = Omit<LauncherView, 'label'>;

function OnPage({ language, view }: { readonly language: string; readonly view: View }) {
  useLayoutEffect(() => {
    const words = launcherMessages(language);
    const { shadow, show, dress } = createLauncher(words);
    show({ label: words.open, ...view });
    dress(undefined);
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
      const words = launcherMessages(String(globals['language']));
      const hosts = [...document.querySelectorAll('body > div')];
      const buttons = hosts.flatMap(({ shadowRoot }) => [
        ...(shadowRoot?.querySelectorAll('button') ?? []),
      ]);
      const unread = view.open || view.unread === 0 ? '' : `, ${view.unread} ${words.unread}`;
      const name = (view.open ? words.close : words.open) + unread;
      await expect(buttons.map((button) => button.ariaLabel)).toEqual([name]);
    },
  };
}

export const NobodyThere = launcher({ open: false, unread: 0, online: false });

export const SomebodyThere = launcher({ open: false, unread: 0, online: true });

export const Unread = launcher({ open: false, unread: 3, online: true });

export const ManyUnread = launcher({ open: false, unread: 1_204, online: true });

export const Open = launcher({ open: true, unread: 3, online: true });
