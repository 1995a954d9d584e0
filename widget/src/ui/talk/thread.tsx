import { chevronDownIcon } from '@porchlight/design';
import type { TypingNow } from '@porchlight/client';
import type { ReactNode } from 'react';
import { Icon } from '../drawing.tsx';
import { useLaterWords } from './later/use-later-words.ts';
import { ThreadRow, type ThreadRowProps } from './thread-row.tsx';
import type { Row } from './timeline-rows.ts';
import { TypingLine } from './typing-line.tsx';
import type { JumpTarget } from './use-jump.ts';
import { useThreadScroll } from './use-thread-scroll.ts';
import { useWords } from '../words-context.ts';

export interface ThreadProps extends Omit<ThreadRowProps, 'row'> {
  readonly rows: readonly Row[];
  readonly typing: readonly TypingNow[];
  /** Older messages exist; `loading_older` while they are on their way. */
  readonly more: boolean;
  readonly loading_older: boolean;
  readonly unread: number;
  /** A message to lead to. */
  readonly target: JumpTarget | undefined;
  /** Counts the panel's openings. */
  readonly opening: number;
  readonly onShowing: (seq: number | null) => void;
  readonly onOlder: () => void;
  /** What stands below all rows. */
  readonly end: ReactNode;
}

/** The conversation, read aloud as it grows. */
export function Thread({
  rows,
  typing,
  more,
  loading_older,
  unread,
  opening,
  target,
  onShowing,
  onOlder,
  end,
  ...row_props
}: ThreadProps) {
  const { t } = useWords();
  const later = useLaterWords();
  const last_own = rows.findLast((row) => row.kind === 'message' && row.own)?.key;
  const { ref, atEnd, toEnd, onScroll } = useThreadScroll({
    rows,
    begin_at: rows.some((row) => row.kind === 'unread') ? 'unread' : undefined,
    opening,
    follow: last_own,
    target,
    onShowing,
    onStart: onOlder,
  });
  return (
    <div className="thread">
      <div
        ref={ref}
        className="scroller"
        role="log"
        aria-live="polite"
        aria-label={t('conversation')}
        aria-busy={loading_older}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        {more && <p className="older">{loading_older && later.t('older')}</p>}
        {rows.map((row) => (
          <ThreadRow key={row.key} row={row} {...row_props} />
        ))}
        {typing.map(({ actor }) => (
          <TypingLine key={`typing ${actor.id}`} agent={row_props.agentOf(actor.id)} />
        ))}
        {end}
      </div>
      {!atEnd && (
        <button
          type="button"
          className="newest round"
          aria-label={later.t('newest', unread ? { n: unread } : {})}
          onClick={toEnd}
        >
          <Icon path={chevronDownIcon} />
          {unread > 0 && <b>{unread}</b>}
        </button>
      )}
    </div>
  );
}
