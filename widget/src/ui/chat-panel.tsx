import {
  type MessageLine,
  type TimelineLine,
  type VisitorState,
  timelineOf,
} from '@porchlight/client';
import { type AgentProfile, type Id, unreadCount } from '@porchlight/protocol';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Composer } from './composer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { currentConversation } from './current-conversation.ts';
import { EmptyThread, ThreadSkeleton } from './empty-thread.tsx';
import type { PanelClient } from './panel-client.ts';
import { PanelHeader } from './panel-header.tsx';
import { Thread } from './thread.tsx';
import { rowsOf } from './timeline-rows.ts';
import { useLater } from './use-later.ts';
import { useOpening } from './use-opening.ts';
import { useUnsent } from './use-unsent.ts';
import { useWords } from './words-context.ts';

export interface ChatPanelProps {
  readonly client: PanelClient;
  /** Whether the panel is open. */
  readonly open: boolean;
  /** The id of the conversation that a first message begins. */
  readonly next_conversation: Id;
  readonly onClose: () => void;
  /** Loads the frame again. */
  readonly onReload: () => void;
}

/** The chat: header, conversation, composer. */
export function ChatPanel({ client, open, next_conversation, onClose, onReload }: ChatPanelProps) {
  const { t } = useWords();
  const state = useSyncExternalStore(client.subscribe, client.getState);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = currentConversation(state, next_conversation);
  const summary = state.conversations[id];
  const log = state.logs[id];
  const unread = summary ? unreadCount(summary, 'visitor') : 0;
  const read = summary?.visitor_read_seq ?? 0;
  const opening = useOpening(open, state.ready ? (unread ? read : null) : undefined, field);
  const unsent = useUnsent(client);

  const lines = timelineOf(state, id);
  const rows = useMemo(() => rowsOf(lines, opening.unread_after ?? null), [lines, opening]);
  const [info_of, setInfo] = useState<Id | null>(null);
  const closeInfo = useCallback(() => setInfo(null), []);
  const info_line = messageLine(lines, info_of);
  const live = state.connection.kind === 'live';
  const [later, lost] = useLater(live && rows.length > 0, info_line !== undefined, closeInfo);
  // Whether anybody can see it (the panel open, the window looked at) is the client's visibility to say; what lies under
  // the sheet, nobody can.
  const onShowing = useCallback(
    (seq: number | null) => client.showing(id, info_of === null ? seq : null),
    [client, id, info_of],
  );
  const onOlder = useCallback(() => void client.loadOlder(id), [client, id]);
  const elsewhere = useCallback(
    (hear: (text: string) => void) => client.onDraft((of, _, text) => of === id && hear(text)),
    [client, id],
  );
  const missing = summary !== undefined && log === undefined;
  useEffect(() => {
    if (missing) void client.open(id);
  }, [client, id, missing]);

  const online = onlineAgents(state);
  const isNew = state.ready && !summary;
  return (
    <main className="panel" aria-label={t('title')}>
      <PanelHeader agents={online} onClose={onClose} />
      <ConnectionBanner
        connection={state.connection}
        onRetry={() => client.connectNow()}
        onReload={onReload}
      />
      {rows.length > 0 ? (
        <>
          <Thread
            rows={rows}
            typing={state.typing[id] ?? []}
            more={log?.more ?? false}
            loading_older={log?.loading_older ?? false}
            unread={unread}
            opening={opening.number}
            agentOf={(agent_id) => state.agents[agent_id]}
            later={later}
            onInfo={setInfo}
            onShowing={onShowing}
            onOlder={onOlder}
            onRetry={unsent.retry}
            onEdit={unsent.edit}
            onCancel={unsent.cancel}
            onDelete={unsent.discard}
          />
          {later && info_line && (
            <later.MessageInfo state={state} line={info_line} onClose={closeInfo} />
          )}
          {lost && <output className="banner">{t('unreachable')}</output>}
        </>
      ) : isNew ? (
        <EmptyThread online={online.length > 0} />
      ) : (
        <ThreadSkeleton />
      )}
      <Composer
        key={`${id} ${unsent.edits}`}
        field={field}
        draft={client.draft(id, 'reply')}
        onDraft={(text) => client.setDraft(id, 'reply', text)}
        elsewhere={elsewhere}
        onSend={(text) => void client.send(id, text)}
      />
    </main>
  );
}

function onlineAgents({ agents, presence }: VisitorState): readonly AgentProfile[] {
  return Object.values(agents).filter((agent) => presence[agent.id] === 'online');
}

function messageLine(lines: readonly TimelineLine[], key: Id | null): MessageLine | undefined {
  const line = lines.find((each) => each.key === key);
  return line?.kind === 'activity' ? undefined : line;
}
