import { useTranslation } from '../../shared/translation.tsx';
import { checkIcon, chatIcon, resolveIcon, userIcon } from '@porchlight/design';
import type { ConversationView, Id } from '@porchlight/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { buttonClass } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { RowSkeletons } from './row-skeletons.tsx';
import { useCounts } from './use-counts.ts';
import { useConversationPages } from './use-conversation-pages.ts';
import { useRowFocus } from './use-row-focus.ts';

const row_px = 68;
const gap_px = 2;
const ahead = 12;

interface ConversationListProps {
  readonly view: ConversationView;
  /** The conversation that is open beside the list. */
  readonly selected_id: Id | undefined;
}

/** A list of conversations, live and as long as it may be: only the rows in sight exist. */
export function ConversationList({ view, selected_id }: ConversationListProps) {
  const { t } = useTranslation();
  const { rows, pages } = useConversationPages(view);
  const settled = !pages.isPending || rows.length > 0;
  if (pages.isError && rows.length === 0) {
    return (
      <FailedState
        title={t('list.failed')}
        error={pages.error}
        retry={() => void pages.refetch()}
      />
    );
  }
  if (!settled) return <RowSkeletons count={8} />;
  if (rows.length === 0) return <NothingHere view={view} />;
  const more = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  };
  return (
    <Rows
      key={view}
      view={view}
      rows={rows}
      selected_id={selected_id}
      more={more}
      loading={pages.isPending || pages.isFetchingNextPage}
    />
  );
}

interface RowsProps extends ConversationListProps {
  readonly rows: readonly Id[];
  readonly more: () => void;
  readonly loading: boolean;
}

function Rows({ view, rows, selected_id, more, loading }: RowsProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  // Nothing here is compiled by React's compiler, which could not know that this object changes inside.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index] ?? index,
    estimateSize: () => row_px,
    gap: gap_px,
    overscan: ahead,
    paddingStart: 4,
    paddingEnd: 12,
  });
  const items = virtual.getVirtualItems();
  const tabbable_id = useRowFocus({
    rows,
    selected_id,
    scroller,
    bringIntoView: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  });
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - ahead;
  useEffect(() => {
    if (nearEnd) more();
  });
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-2 [contain:strict]">
      <ul
        aria-label={t('list.label')}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ key, index, start }) => {
          const id = rows[index];
          if (id === undefined) return null;
          return (
            <li
              key={key}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <ConversationRow
                id={id}
                view={view}
                selected={id === selected_id}
                tabbable={id === tabbable_id}
              />
            </li>
          );
        })}
      </ul>
      {loading && <RowSkeletons count={2} />}
    </div>
  );
}

const icons: Record<ConversationView, string> = {
  open: checkIcon,
  mine: userIcon,
  all: chatIcon,
  resolved: resolveIcon,
};

function NothingHere({ view }: { view: ConversationView }) {
  const { t } = useTranslation();
  const first_day = useCounts()?.all === 0;
  return (
    <EmptyState
      icon={icons[view]}
      title={t(`list.empty_${view}`)}
      lead={t(`list.empty_${view}_lead`)}
    >
      {first_day && <FirstSteps />}
    </EmptyState>
  );
}

// Where there is room beside the list, the first steps stand there.
function FirstSteps() {
  const { t } = useTranslation();
  return (
    <span className="flex flex-wrap justify-center gap-2 tablet:hidden">
      <a href="/demo" target="_blank" rel="noreferrer" className={buttonClass('primary')}>
        {t('first.demo')}
      </a>
      <Link to="/settings/install" className={buttonClass('secondary')}>
        {t('first.install')}
      </Link>
    </span>
  );
}
