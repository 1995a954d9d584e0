import { useLocale, useTranslation } from '../../shared/translation.tsx';
import type { DraftKind, OutgoingMessage } from '@porchlight/client';
import type { Status } from '@porchlight/protocol';
import { failureSentence } from '../../shared/failure-sentence.ts';
import { TickMark } from '../../shared/tick-mark.tsx';
import { timeOfDay } from '../../shared/times.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { Bubble } from './bubble.tsx';

interface OutgoingLineProps {
  readonly message: OutgoingMessage;
  readonly status: Status;
  readonly first: boolean;
  readonly last: boolean;
  readonly onEdit: (kind: DraftKind, text: string) => void;
}

/** A message on its way out. It looks as it will look, but for its tick. */
export function OutgoingLine({ message, status, first, last, onEdit }: OutgoingLineProps) {
  const { t } = useTranslation();
  return (
    <Bubble
      tone={message.internal ? 'note' : 'team'}
      text={message.text}
      first={first}
      last={last}
      author={t('thread.you')}
      foot={<Foot message={message} status={status} />}
    >
      {message.state.kind === 'unclear' && (
        <p aria-live="polite" className="px-1 pt-1 text-xs text-warn">
          {t('outgoing.unclear')}
        </p>
      )}
      {message.state.kind === 'failed' && (
        <Failed message={message} code={message.state.error.code} onEdit={onEdit} />
      )}
    </Bubble>
  );
}

function Foot({ message, status }: { message: OutgoingMessage; status: Status }) {
  const { t } = useTranslation();
  const time = timeOfDay(useLocale(), message.created_at);
  return (
    <span className="ms-auto flex h-6 shrink-0 items-center gap-1 px-1 text-xs text-tick">
      <time dateTime={message.created_at}>{time}</time>
      <TickMark status={status} />
      <span className="sr-only">{t(`status.${status}`)}</span>
    </span>
  );
}

type FailedProps = Pick<OutgoingLineProps, 'message' | 'onEdit'> & {
  readonly code: Parameters<typeof failureSentence>[0];
};

function Failed({ message, code, onEdit }: FailedProps) {
  const { t } = useTranslation();
  const { client } = useWorkspace();
  const edit = async () => {
    const text = await client.discard(message.id);
    if (text !== undefined) onEdit(message.internal ? 'note' : 'reply', text);
  };
  return (
    <div role="alert" className="flex flex-wrap items-center justify-end gap-x-1 px-1 pt-1 text-xs">
      <span className="text-danger">
        {t('outgoing.failed')} {t(failureSentence(code))}
      </span>
      <SmallButton label={t('outgoing.retry')} run={() => void client.retry(message.id)} />
      <SmallButton label={t('outgoing.edit')} run={() => void edit()} />
      <SmallButton label={t('outgoing.delete')} run={() => void client.discard(message.id)} />
    </div>
  );
}

function SmallButton({ label, run }: { label: string; run: () => void }) {
  return (
    <button
      type="button"
      onClick={run}
      className="calm min-h-6 rounded-sm px-1.5 font-medium text-text underline-offset-2 hover:underline"
    >
      {label}
    </button>
  );
}
