import type { LauncherMessages } from '../messages/launcher-messages.ts';
import css from './launcher.css?inline';

/** What the launcher shows. */
export interface LauncherView {
  readonly open: boolean;
  readonly unread: number;
  readonly online: boolean;
  /** What opens it is called. */
  readonly label: string;
}

/** The button on the host page with its badge; the frame goes into the same shadow. */
export interface Launcher {
  readonly shadow: ShadowRoot;
  readonly button: HTMLElement;
  readonly show: (view: LauncherView) => void;
  /** Shows the button, with the rules of the inbox after its own. */
  readonly dress: (rules: string | undefined) => void;
}

/** Puts the launcher on the page: nodes and an adopted sheet, so the strictest CSP has nothing to forbid. */
export function createLauncher(words: LauncherMessages): Launcher {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const dress = (rules: string | undefined = '') => sheet.replaceSync(css + rules);
  dress('button{visibility:hidden}');
  shadow.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  const badge = document.createElement('b');
  button.append(badge);
  shadow.append(button);
  document.body.append(host);

  const show = ({ open, unread, online, label }: LauncherView) => {
    const shown = open || !unread ? '' : `${unread}`;
    badge.textContent = shown;
    button.className = online ? 'online' : '';
    button.ariaExpanded = `${open}`;
    button.ariaLabel = open ? words.close : label + (shown && `, ${shown} ${words.unread}`);
  };
  return { shadow, button, show, dress };
}
