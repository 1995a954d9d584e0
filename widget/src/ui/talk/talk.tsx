import {
  type MessageLine,
  type TimelineLine,
  type VisitorState,
  timelineOf,
} from '@porchlight/client';
import { type Id, unreadCount } from '@porchlight/protocol';
import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { ThreadSkeleton } from '../empty-thread.tsx';
import type { PanelClient } from '../panel-client.ts';
import type { FilesPart } from '../use-files.ts';
import type { Opening } from '../use-opening.ts';
import { useWords } from '../words-context.ts';
import css from './talk.css?inline';
import { answersIn } from './answers-in.ts';
import { ReplyBar } from './quote.tsx';
import { Thread } from './thread.tsx';
import { rowsOf } from './timeline-rows.ts';
import { useBackToUnread } from './use-back-to-unread.ts';
import { useBegunBack } from './use-begun-back.ts';
import { useExtras } from '../use-extras.ts';
import { useJump } from './use-jump.ts';
import { useLater } from './use-later.ts';
import { useUnsent } from './use-unsent.ts';

export { answerable } from './answerable.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

export interface TalkProps {
  readonly client: PanelClient;
  readonly state: VisitorState;
  /** The conversation. */
  readonly id: Id;
  readonly opening: Opening;
  /** The message that is being answered. */
  readonly reply_to: Id | undefined;
  readonly onReply: (id?: Id) => void;
  /** The part for files, once it is there. */
  readonly files: FilesPart | null | undefined;
  /** The draft has another text: the composer has to take it up anew. */
  readonly onDraft: () => void;
}

/** A conversation, and what is known of each message in it. Fetched at once, but after the composer. */
export function Talk(props: TalkProps) {
  const { client, state, id, opening, reply_to, onReply, onDraft, files } = props;
  const { t } = useWords();
  const summary = state.conversations[id];
  const log = state.logs[id];
  const unsent = useUnsent(client, onDraft, files);
  useBegunBack(client, id, log, onDraft);
  const lines = timelineOf(state, id);
  const rows = useMemo(() => rowsOf(lines, opening.unread_after ?? null), [lines, opening]);
  const [info_of, setInfo] = useState<Id | null>(null);
  const closeInfo = useCallback(() => setInfo(null), []);
  const info_line = messageLine(lines, info_of);
  const live = state.connection.kind === 'live';
  const [later, lost] = useLater(live && rows.length > 0, info_line !== undefined, closeInfo);
  // Whether anybody can see it (the panel open, the window looked at) is the client's visibility to say; what lies under
  // the sheet, nobody can.
  const { waits, gap } = useBackToUnread(client, state, id);
  const onShowing = useCallback(
    (seq: number | null) => client.showing(id, info_of === null && !gap ? seq : null),
    [client, id, info_of, gap],
  );
  const onOlder = useCallback(() => void client.loadOlder(id), [client, id]);
  // Who goes elsewhere sees nothing of it any more, nor who goes before the first frame was painted: an effect that has not
  // run by then has nothing to undo.
  useLayoutEffect(() => () => client.showing(id, null), [client, id]);
  const lineOf = (key: Id) => messageLine(lines, key);
  const agentOf = (agent_id: Id) => state.agents[agent_id];
  const answers = useMemo(() => answersIn(lines), [lines]);
  const ending = summary?.status === 'resolved' && state.talk?.rating && summary.ending;
  const extras = useExtras(!!ending || lines.some(isRich));
  const [target, jump] = useJump(lines, log, onOlder);
  if (rows.length === 0 || waits) return <ThreadSkeleton />;
  return (
    <>
      <Thread
        rows={rows}
        typing={state.typing[id] ?? []}
        more={log?.more ?? false}
        loading_older={log?.loading_older ?? false}
        unread={summary ? unreadCount(summary, 'visitor') : 0}
        opening={opening.number}
        target={target}
        agentOf={agentOf}
        lineOf={lineOf}
        onJump={jump}
        later={later}
        files={files}
        extras={extras}
        answers={answers}
        client={client}
        onInfo={setInfo}
        end={
          extras &&
          ending && (
            <extras.RatingCard
              key={ending.seq}
              client={client}
              id={id}
              ending={ending}
              question={state.talk?.rating?.question ?? null}
            />
          )
        }
        onShowing={onShowing}
        onOlder={onOlder}
        onRetry={unsent.retry}
        onEdit={unsent.edit}
        onCancel={unsent.cancel}
        onDelete={unsent.discard}
      />
      {later && info_line && (
        <later.MessageInfo
          client={client}
          state={state}
          line={info_line}
          onReply={({ key }) => onReply(key)}
          onClose={closeInfo}
        />
      )}
      {reply_to && (
        <ReplyBar line={lineOf(reply_to)} agentOf={agentOf} onCancel={() => onReply()} />
      )}
      {lost && <output className="banner">{t('unreachable')}</output>}
    </>
  );
}

function isRich(line: TimelineLine): boolean {
  return line.kind === 'message' && line.message.rich !== undefined;
}

function messageLine(lines: readonly TimelineLine[], key: Id | null): MessageLine | undefined {
  const line = lines.find((each) => each.key === key);
  return line?.kind === 'activity' ? undefined : line;
}
