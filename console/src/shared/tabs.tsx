import { useRef, type KeyboardEvent } from 'react';

/** One tab; `tone` is the colour of the one that is chosen. */
export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly tone: keyof typeof tones;
}

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly Tab<Value>[];
  /** The id of what they switch. */
  readonly controls: string;
  readonly onChoose: (value: Value) => void;
}

const tones = {
  brand: 'aria-selected:text-brand aria-selected:before:bg-brand',
  note: 'aria-selected:text-note aria-selected:before:bg-note',
};

/**
 * Tabs that choose as the focus moves: arrow keys, Home and End. Our own, because the library's would weigh more than the thread
 * has left (docs/decisions/0007).
 */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, tabs, controls, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const current = tabs.findIndex((tab) => tab.value === value);
    const index = destination(event.key, current, tabs.length, isRightToLeft(list.current));
    const next = tabs[index];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.value);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className="flex gap-1 px-2 pt-1">
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          aria-controls={controls}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChoose(tab.value)}
          onKeyDown={onKeyDown}
          className={`calm relative h-9 low:h-7 rounded-sm px-2 text-sm font-medium text-muted before:absolute before:inset-x-2 before:bottom-1 before:h-0.5 before:rounded-full hover:text-text ${tones[tab.tone]}`}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** Where a key leads; -1 where it is none of theirs. */
function destination(key: string, current: number, count: number, rtl: boolean): number {
  const step = rtl ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return (current + step + count) % count;
    case 'ArrowLeft':
      return (current - step + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}

function isRightToLeft(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
