import { useTranslation } from '../../shared/translation.tsx';
import type { DraftKind } from '@porchlight/client';
import { useRef, type KeyboardEvent } from 'react';

const kinds: readonly DraftKind[] = ['reply', 'note'];

const chosen: Record<DraftKind, string> = {
  reply: 'aria-selected:text-brand aria-selected:before:bg-brand',
  note: 'aria-selected:text-note aria-selected:before:bg-note',
};

interface KindTabsProps {
  readonly kind: DraftKind;
  readonly onKind: (kind: DraftKind) => void;
  /** The id of what they switch. */
  readonly controls: string;
}

/** Chooses between a reply and a note. */
export function KindTabs({ kind, onKind, controls }: KindTabsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = kind === 'reply' ? 'note' : 'reply';
    onKind(other);
    list.current?.querySelector<HTMLElement>(`[data-kind="${other}"]`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={t('composer.kind')} className="flex gap-1 px-2 pt-1">
      {kinds.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          data-kind={each}
          aria-selected={each === kind}
          aria-controls={controls}
          tabIndex={each === kind ? 0 : -1}
          onClick={() => onKind(each)}
          onKeyDown={onKeyDown}
          className={`calm relative h-9 rounded-sm px-2 text-sm font-medium text-muted before:absolute before:inset-x-2 before:bottom-1 before:h-0.5 before:rounded-full hover:text-text ${chosen[each]}`}
        >
          {t(`composer.${each}`)}
        </button>
      ))}
    </div>
  );
}
