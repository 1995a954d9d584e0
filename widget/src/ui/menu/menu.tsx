import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PanelWays } from '../panel-ways.ts';
import { type MoreKey, useMoreWords } from '../use-more-words.ts';
import css from './menu.css?inline';
import { type MenuContext, type MenuItem, menuItems } from './menu-items.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

export interface MenuProps extends MenuContext {
  readonly onClose: () => void;
}

/** `asking`: whether it is meant; `said`: what came of it. */
type Stage =
  | { readonly kind: 'list' }
  | { readonly kind: 'asking'; readonly item: MenuItem }
  | { readonly kind: 'busy'; readonly text: MoreKey | undefined }
  | { readonly kind: 'said'; readonly text: MoreKey };

/** What can be done besides writing. Fetched when it is first opened. */
export function Menu({ onClose, ...context }: MenuProps) {
  const t = useMoreWords();
  const box = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage>({ kind: 'list' });
  const [ways, setWays] = useState<PanelWays>();
  const { findWays } = context;
  useEffect(() => {
    findWays?.().then(setWays, () => undefined);
  }, [findWays]);
  useLayoutEffect(() => {
    if (stage.kind !== 'busy') box.current?.querySelector<HTMLElement>('button')?.focus();
  }, [stage.kind]);
  useEffect(() => closeOutside(box.current, onClose), [onClose]);

  const run = async (item: MenuItem) => {
    if (context.state.connection.kind !== 'live' && !isLocal(item))
      return setStage({ kind: 'said', text: 'offline' });
    setStage({ kind: 'busy', text: item.busy });
    const text = await item.run();
    return text ? setStage({ kind: 'said', text }) : onClose();
  };
  const choose = (item: MenuItem) =>
    item.sure ? setStage({ kind: 'asking', item }) : void run(item);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      // It closes the menu, and not the chat, too.
      event.preventDefault();
      onClose();
    } else walk(event, box.current);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it has either role, and its items take the focus
    <div
      ref={box}
      className="menu"
      role={stage.kind === 'list' ? 'menu' : 'dialog'}
      aria-label={t('menu')}
      onKeyDown={onKeyDown}
    >
      {stage.kind === 'list' &&
        menuItems(context, ways).map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            className={item.danger ? 'menu-item danger' : 'menu-item'}
            onClick={() => choose(item)}
          >
            {t(item.label)}
          </button>
        ))}
      {stage.kind === 'asking' && stage.item.sure && (
        <>
          <p>{t(stage.item.sure.question)}</p>
          <button type="button" className="menu-item" onClick={onClose}>
            {t('no')}
          </button>
          <button
            type="button"
            className={stage.item.danger ? 'menu-item danger' : 'menu-item'}
            onClick={() => void run(stage.item)}
          >
            {t(stage.item.sure.yes)}
          </button>
        </>
      )}
      {stage.kind === 'busy' && <output>{stage.text && t(stage.text)}</output>}
      {stage.kind === 'said' && (
        <>
          <output>{t(stage.text)}</output>
          <button type="button" className="menu-item" onClick={onClose}>
            {t('ok')}
          </button>
        </>
      )}
    </div>
  );
}

/** What needs no server. */
function isLocal({ key }: MenuItem): boolean {
  return key === 'begin' || key === 'sound' || key === 'window';
}

function walk(event: KeyboardEvent<HTMLDivElement>, box: HTMLElement | null): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
  const buttons = [...(box?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : undefined;
  const to =
    next ?? (step === undefined ? undefined : (at + step + buttons.length) % buttons.length);
  if (to === undefined) return;
  event.preventDefault();
  buttons[to]?.focus();
}

function closeOutside(box: HTMLElement | null, onClose: () => void): () => void {
  const hear = ({ target }: PointerEvent) => {
    const inside = target instanceof Element && (box?.contains(target) || target.closest('.more'));
    if (!inside) onClose();
  };
  addEventListener('pointerdown', hear);
  return () => removeEventListener('pointerdown', hear);
}
