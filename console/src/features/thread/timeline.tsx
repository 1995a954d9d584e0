import { useTranslation } from '../../shared/translation.tsx';
import { timelineOf, type MessageLine } from '@porchlight/client';
import { chevronDownIcon } from '@porchlight/design';
import type { Conversation, Id } from '@porchlight/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Icon } from '../../shared/icon.tsx';
import { useLive, useWorkspace } from '../../shared/workspace.ts';
import { ThreadLinksContext } from './quoted.tsx';
import { messagesAfter, firstUnread, threadRows } from './thread-rows.ts';
import { TimelineRow } from './timeline-row.tsx';
import { useJump, type JumpTarget } from './use-jump.ts';
import { useTimelineScroll } from './use-timeline-scroll.ts';

const line_px = 64;
// Room for the word that older lines are on their way; without older lines, only air.
const head_px = 56;
const start_px = 8;

interface TimelineProps {
  readonly conversation: Conversation;
  readonly name: string;
  readonly uncovered: boolean;
  /** Somebody wants to answer a message. */
  readonly onReply: (line: MessageLine) => void;
}

/** The messages of a conversation, opened at the first unread one. Only the lines in sight exist. */
export function Timeline({ conversation, name, uncovered, onReply }: TimelineProps) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const lines = useLive((state) => timelineOf(state, conversation.id));
  const more = useLive((state) => state.logs[conversation.id]?.more ?? false);
  const loading_older = useLive((state) => state.logs[conversation.id]?.loading_older ?? false);
  const chance = useLive(
    ({ logs, connection }) => `${connection.kind} ${logs[conversation.id]?.entries[0]?.seq}`,
  );
  // Fixed when the thread is opened: the line between old and new must not run ahead of the reader.
  const [unread_key] = useState(() => firstUnread(lines, conversation.agent_read_seq));
  const rows = useMemo(
    () => threadRows(lines, { kind: 'agent', id: agent.id }, unread_key),
    [lines, agent.id, unread_key],
  );
  const scroller = useRef<HTMLDivElement>(null);
  // Nothing here is compiled by React's compiler, which could not know that this object changes inside.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.line.key ?? index,
    estimateSize: () => line_px,
    overscan: 8,
    paddingStart: more ? head_px : start_px,
    paddingEnd: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 80,
  });
  const scroll = useTimelineScroll({
    conversation_id: conversation.id,
    rows,
    virtual,
    scroller,
    uncovered,
    more,
    chance,
  });
  const [target, setTarget] = useState<JumpTarget>();
  const [from, setFrom] = useState<Id>();
  const [links] = useState(() => ({
    jump: (key: Id, by?: Id) => {
      setTarget({ key });
      setFrom(by);
    },
    reply: onReply,
  }));
  const found = useJump({
    conversation_id: conversation.id,
    target,
    index: rows.findIndex(({ line }) => line.key === target?.key),
    chance,
    show: scroll.toIndex,
    scroller,
  });
  useEffect(() => {
    // Who stands at the end has gone on.
    if (scroll.at_end) setFrom(undefined);
  }, [scroll.at_end]);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={t('thread.log')}
        // Lines come into being as they come into sight: what was said long ago must not be read out as news.
        aria-live={scroll.at_end ? 'polite' : 'off'}
        // A region that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={scroll.onScroll}
        className="h-full overflow-y-auto -outline-offset-2 [contain:strict]"
      >
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {loading_older && (
            <p className="absolute inset-x-0 top-0 flex h-14 items-center justify-center text-xs text-muted">
              {t('thread.older')}
            </p>
          )}
          <ThreadLinksContext value={links}>
            {virtual.getVirtualItems().map(({ key, index, start }) => {
              const row = rows[index];
              if (row === undefined) return null;
              return (
                <div
                  key={key}
                  data-index={index}
                  ref={virtual.measureElement}
                  data-found={key === found ? '' : undefined}
                  className="absolute inset-x-0 top-0 px-3 data-found:found tablet:px-5"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <TimelineRow {...row} contact_id={conversation.contact_id} name={name} />
                </div>
              );
            })}
          </ThreadLinksContext>
        </div>
      </div>
      {!scroll.at_end && (
        <Jump
          count={messagesAfter(lines, scroll.seen_seq)}
          onJump={scroll.toEnd}
          onBack={from ? () => links.jump(from) : undefined}
        />
      )}
    </div>
  );
}

interface JumpProps {
  /** How many messages are new below. */
  readonly count: number;
  readonly onJump: () => void;
  /** Leads to where somebody has come from, which is first. */
  readonly onBack: (() => void) | undefined;
}

function Jump({ count, onJump, onBack }: JumpProps) {
  const { t } = useTranslation();
  const newest = count > 0 ? t('thread.jump_count', { count }) : t('thread.jump');
  return (
    <button
      type="button"
      onClick={onBack ?? onJump}
      data-floats=""
      className="calm appear absolute inset-x-0 bottom-3 mx-auto flex h-9 w-fit items-center gap-1.5 rounded-full border border-line bg-raised ps-3 pe-4 text-sm font-medium shadow-2 hover:bg-hover"
    >
      <Icon path={chevronDownIcon} size={16} className={count > 0 ? 'text-brand' : 'text-muted'} />
      <span aria-live="polite">{onBack ? t('quote.back') : newest}</span>
    </button>
  );
}
