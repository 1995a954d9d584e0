import css from './launcher.css?inline';

/** What the launcher shows. */
export interface LauncherView {
  readonly open: boolean;
  readonly unread: number;
  readonly online?: boolean;
  /** What it is called while the chat is closed. */
  readonly label: string;
  /** What it is called while the chat is open. */
  readonly close: string;
  /** Follows the number of unread messages. */
  readonly new?: string;
}

/** The button on the host page with its badge; the frame goes into the same shadow. */
export interface Launcher {
  readonly shadow: ShadowRoot;
  readonly button: HTMLElement;
  readonly show: (view: LauncherView) => void;
  /** Shows the button, with the rules of the inbox after its own. */
  readonly dress: (rules?: string) => void;
}

/** A launcher that is on no page yet: nodes and an adopted sheet, so the strictest CSP has nothing to forbid. */
export function createLauncher(): Launcher {
  const shadow = document.createElement('div').attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const dress = (rules = '') => sheet.replaceSync(css + rules);
  dress('button{visibility:hidden}');
  shadow.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  const badge = document.createElement('b');
  button.append(badge);
  shadow.append(button);

  const show = (view: LauncherView) => {
    const shown = (!view.open && view.unread) || '';
    badge.textContent = shown as string;
    button.className = view.online ? 'online' : '';
    // The browser makes texts of these.
    button.ariaExpanded = view.open as unknown as string;
    button.ariaLabel = view.open ? view.close : view.label + (shown && `, ${shown} ${view.new}`);
  };
  return { shadow, button, show, dress };
}
