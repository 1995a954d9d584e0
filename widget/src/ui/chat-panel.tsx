import type { SendOptions, VisitorState } from '@porchlight/client';
import { type AgentProfile, type Id, unreadCount } from '@porchlight/protocol';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Composer } from './composer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { currentConversation } from './current-conversation.ts';
import { EmptyThread, ThreadSkeleton } from './empty-thread.tsx';
import type { FirstDesk } from './first-desk.ts';
import { greet } from './greeting.ts';
import { MenuButton } from './menu-button.tsx';
import { Notice } from './notice.tsx';
import type { PanelClient, SoundSwitch } from './panel-client.ts';
import { PanelHeader } from './panel-header.tsx';
import { useFiles } from './use-files.ts';
import type { FindWays } from './panel-ways.ts';
import { useExtras } from './use-extras.ts';
import { useFirst } from './use-first.ts';
import { useHome } from './use-home.ts';
import { useOpening } from './use-opening.ts';
import { useTalk } from './use-talk.ts';
import { useWords } from './words-context.ts';

export interface ChatPanelProps {
  readonly client: PanelClient;
  /** Whether the panel is open. */
  readonly open: boolean;
  /** The id of the conversation that a first message begins. */
  readonly next_conversation: Id;
  /** The sound of news. */
  readonly sound: SoundSwitch;
  /** What visitors meet before their first message. */
  readonly first?: FirstDesk | undefined;
  readonly findWays?: FindWays | undefined;
  readonly onClose: () => void;
  /** Loads the frame again. */
  readonly onReload: () => void;
  /** All of the visitor is gone. */
  readonly onErased: () => void;
}

/** The chat: header, conversation, composer. */
export function ChatPanel(props: ChatPanelProps) {
  const { client, open, next_conversation, sound, first: desk, findWays } = props;
  const { onClose, onReload, onErased } = props;
  const { t } = useWords();
  const state = useSyncExternalStore(client.subscribe, client.getState);
  const field = useRef<HTMLTextAreaElement>(null);
  const [, redraw] = useState({});
  const [drafts, setDrafts] = useState(0);
  const onDraft = useCallback(() => setDrafts((count) => count + 1), []);
  const [chosen, setChosen] = useState<Id | null>(null);
  const { connection } = state;
  const live = connection.kind === 'live';
  const { first, greeting } = useFirst(desk, live);
  const id = greeting?.conversation_id ?? chosen ?? currentConversation(state, next_conversation);
  const [atHome, setHome] = useState(false);
  const home = useHome(
    atHome,
    useCallback(() => setHome(false), []),
  );
  const choose = (next: Id) => {
    greet();
    setChosen(next);
    setHome(false);
    onDraft();
  };
  const summary = state.conversations[id];
  const log = state.logs[id];
  const unread = summary ? unreadCount(summary, 'visitor') : 0;
  const read = summary?.visitor_read_seq ?? 0;
  // Who comes from the list opens what was chosen.
  const opening = useOpening(
    open && !atHome,
    state.ready ? (unread ? read : null) : undefined,
    field,
  );
  const talk = useTalk(live);
  const kept = client.draft(id, 'reply');
  const reply_to = talk?.answerable(log, kept.reply_to);
  const files = useFiles(client, live);
  const picked = files?.part.chosenFor(files.desk, id);
  const [count, setCount] = useState(0);
  const previews = useExtras(live && state.talk?.typing_preview === true);
  const reply = (to?: Id) => {
    client.setDraft(id, 'reply', client.draft(id, 'reply').text, to);
    redraw({});
    field.current?.focus();
  };
  const send = (text: string, options: SendOptions = {}) => {
    previews?.showWriting(client, id, '');
    // The words stay until the message is kept; what is written meanwhile answers nothing.
    if (kept.reply_to) client.setDraft(id, 'reply', text);
    const along = picked?.getState().files ?? [];
    const done = client.send(id, text, {
      ...(reply_to ? { reply_to } : options),
      ...(along.length > 0 && { files: along }),
    });
    picked?.sent();
    // The composer comes in the form's place with the draft, which is erased once the message is kept.
    if (before?.form) void done.then(onDraft).then(() => field.current?.focus());
    redraw({});
    return true;
  };
  const elsewhere = useCallback(
    (hear: (text: string) => void) =>
      client.onDraft((of, _, { text }) => {
        // Where somebody is at work, the draft is theirs.
        if (of !== id || document.hasFocus()) return;
        hear(text);
        redraw({});
      }),
    [client, id],
  );
  const begin = () =>
    choose(next_conversation in state.conversations ? client.newId() : next_conversation);
  const missing = !!summary && !log;
  /** The conversation that the server gave nothing of for a while. The client goes on asking. */
  const [late, setLate] = useState<Id>();
  const fetchLog = useCallback(
    () => void client.open(id).then(({ ok }) => setLate(ok ? undefined : id)),
    [client, id],
  );
  useEffect(() => {
    if (missing) fetchLog();
  }, [fetchLog, missing]);
  const retry = () => {
    setLate(undefined);
    fetchLog();
  };

  const online = first?.closed ? [] : onlineAgents(state);
  const sending = state.outbox.some(({ conversation_id }) => conversation_id === id);
  const begun = summary !== undefined || sending;
  const draft = {
    draft: kept.text,
    onDraft: (text: string) => {
      client.setDraft(id, 'reply', text, kept.reply_to);
      previews?.showWriting(client, id, text);
    },
  };
  const before =
    !begun && state.ready
      ? // oxlint-disable-next-line react/refs -- the field is handed on, not looked at
        first?.before({ greeting, online: online.length > 0, field, ...draft, send, choose, id })
      : undefined;
  if (connection.kind === 'refused' && connection.error.code === 'identity_required')
    return <Notice text={t('identity_required')} onClose={onClose} />;
  return (
    <main className="panel" aria-label={t('title')}>
      <PanelHeader
        agents={state.me && online}
        onHome={!atHome && hasAny(state) ? () => setHome(true) : undefined}
        elsewhere={unreadElsewhere(state, id)}
        onClose={onClose}
        line={first?.line}
      >
        <MenuButton {...{ client, state, id, sound, onErased, findWays }} onBegin={begin} />
      </PanelHeader>
      <ConnectionBanner connection={connection} onRetry={client.connectNow} onReload={onReload} />
      {home ? (
        <home.Home
          client={client}
          state={state}
          sound={sound}
          findWays={findWays}
          onChoose={choose}
          onBegin={begin}
        />
      ) : before?.form ? (
        before.form
      ) : (
        <>
          {talk && (log || sending) ? (
            <talk.Talk
              key={id}
              client={client}
              state={state}
              id={id}
              opening={opening}
              reply_to={reply_to}
              onReply={reply}
              onDraft={onDraft}
              files={files}
            />
          ) : state.ready && !begun ? (
            (before?.thread ?? <EmptyThread online={online.length > 0} />)
          ) : (
            <ThreadSkeleton
              away={'attempt' in connection && connection.attempt > 1}
              onRetry={live && late === id ? retry : undefined}
            />
          )}
          {previews && <previews.PreviewNote />}
          <Composer
            key={`${id} ${drafts}`}
            field={field}
            {...draft}
            elsewhere={elsewhere}
            onSend={(text) => {
              if (before) return before.send(text);
              if (begun || !desk?.settings?.pre_chat[0]) return send(text);
              // What is asked is still on its way here.
              return false;
            }}
            files={count}
            attach={files && picked && <files.part.AttachButton chosen={picked} />}
          >
            {files && picked && (
              <files.part.ChosenList
                desk={files.desk}
                chosen={picked}
                field={field}
                onCount={setCount}
              />
            )}
          </Composer>
        </>
      )}
    </main>
  );
}

function hasAny({ conversations, outbox }: VisitorState): boolean {
  return outbox.length + Object.keys(conversations).length > 0;
}

function unreadElsewhere({ conversations }: VisitorState, id: Id): number {
  const others = Object.values(conversations).filter((summary) => summary.id !== id);
  return others.reduce((sum, summary) => sum + unreadCount(summary, 'visitor'), 0);
}

function onlineAgents({ agents, presence }: VisitorState): readonly AgentProfile[] {
  return Object.values(agents).filter((agent) => presence[agent.id] === 'online');
}
