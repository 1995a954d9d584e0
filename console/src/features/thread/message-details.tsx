import { SettingsWords, useLocale, useTranslation } from '../../shared/translation.tsx';
import { stepsOfLine, type MessageLine } from '@porchlight/client';
import { TICKS_PAGE_PATH } from '@porchlight/design';
import { TickMark } from '../../shared/tick-mark.tsx';
import { dateAndTime } from '../../shared/times.ts';
import { useAgent } from '../../shared/use-agents.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';
import { MessageActions } from './message-actions.tsx';
import { detailRows, type DetailRow } from './detail-rows.ts';

// What asks for changes comes along: a browser that could not fetch it once, without a network, never tries again.
void import('@porchlight/client/changes').catch(() => undefined);

interface MessageDetailsProps {
  readonly line: MessageLine;
  /** What the contact is called. */
  readonly name: string;
  /** Nothing more is wanted of it. */
  readonly onDone: () => void;
}

/** When a message was written, sent, delivered and read, and by whom. */
export function MessageDetails(props: MessageDetailsProps) {
  return (
    <SettingsWords>
      <Details {...props} />
    </SettingsWords>
  );
}

function Details({ line, name, onDone }: MessageDetailsProps) {
  const { t, language } = useTranslation();
  const live = useLive((state) => state.connection.kind === 'live');
  const rows = useRows(line, name);
  return (
    <>
      <ol className="flex flex-col gap-2.5">
        {rows.map((row) => (
          <Row key={row.label} row={row} />
        ))}
      </ol>
      <MessageActions line={line} onDone={onDone} />
      <footer className="mt-3 flex flex-col gap-1 text-xs text-muted">
        {line.message.internal && <p>{t('about.note')}</p>}
        {!live && <p>{t('about.offline')}</p>}
        {!line.message.internal && (
          <a
            href={`${TICKS_PAGE_PATH}/${language}`}
            target="_blank"
            rel="noopener"
            className="-mx-1 self-start rounded-sm px-1 py-1 text-brand underline underline-offset-2"
          >
            {t('about.ticks')}
            <span className="sr-only"> ({t('about.new_tab')})</span>
          </a>
        )}
      </footer>
    </>
  );
}

function useRows(line: MessageLine, name: string): readonly DetailRow[] {
  const { t } = useTranslation();
  const { agent, live } = useWorkspace();
  // The log changes with every receipt.
  useLive((state) => state.logs[line.message.conversation_id]);
  const by =
    line.kind === 'message' ? line.message.author : ({ kind: 'agent', id: agent.id } as const);
  const author = useAgent(by.kind === 'agent' ? by.id : null);
  const steps = stepsOfLine(live.getState(), line);
  const read_by = steps.read_by?.kind === 'agent' ? steps.read_by.id : null;
  const reader = useAgent(read_by)?.name;
  return detailRows(t, line, steps, {
    contact: name,
    author: by.kind === 'visitor' ? name : (author?.name ?? t('thread.former_agent')),
    mine: by.id === agent.id,
    read_by_me: read_by === agent.id,
    reader,
  });
}

function Row({ row: { status, label, reached, at, note } }: { row: DetailRow }) {
  const locale = useLocale();
  return (
    <li className={`flex items-start gap-2.5 text-sm ${reached ? '' : 'text-muted'}`}>
      <span className={`mt-1 w-5 shrink-0 ${reached ? '' : 'opacity-40'}`}>
        {status !== null && <TickMark status={status} />}
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block [overflow-wrap:anywhere]">{label}</bdi>
        {at !== null && (
          <time dateTime={at} className="block text-xs text-muted">
            {dateAndTime(locale, at)}
          </time>
        )}
        {note !== undefined && (
          <span dir="auto" className="block text-start text-xs [overflow-wrap:anywhere] text-muted">
            {note}
          </span>
        )}
      </span>
    </li>
  );
}
