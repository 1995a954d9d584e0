import type { LauncherMessages } from '../messages/launcher-messages.ts';
import css from './launcher.css?inline';

/** What the launcher shows. */
export interface LauncherView {
  readonly open: boolean;
  readonly unread: number;
  readonly online: boolean;
}

/** The button on the host page with its badge; the frame goes into the same shadow. */
export interface Launcher {
  /** Takes it off the page. */
  readonly remove: () => void;
  readonly shadow: ShadowRoot;
  readonly button: HTMLElement;
  readonly show: (view: LauncherView) => void;
}

/** Puts the launcher on the page: nodes and an adopted sheet, so the strictest CSP has nothing to forbid. */
export function createLauncher(words: LauncherMessages): Launcher {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  const badge = document.createElement('b');
  button.append(badge);
  shadow.append(button);
  document.body.append(host);

  const show = ({ open, unread, online }: LauncherView) => {
    const shown = open || !unread ? '' : `${unread}`;
    badge.textContent = shown;
    button.className = online ? 'online' : '';
    button.ariaExpanded = `${open}`;
    button.ariaLabel = open ? words.close : words.open + (shown && `, ${shown} ${words.unread}`);
  };
  return { shadow, button, show, remove: () => host.remove() };
}
