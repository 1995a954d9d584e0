import { useLocale, useTranslation } from '../../shared/translation.tsx';
import { stepsOfMessage } from '@porchlight/client';
import type { Message, Moment, Status } from '@porchlight/protocol';
import { TickMark } from '../../shared/tick-mark.tsx';
import { dateAndTime } from '../../shared/times.ts';
import { useAgent } from '../../shared/use-agents.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

/** When a message was sent, delivered and read, and by whom. `name` is what the contact is called. */
export function MessageDetails({ message, name }: { message: Message; name: string }) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const conversation_log = useLive((state) => state.logs[message.conversation_id]);
  const { live } = useWorkspace();
  const author = useAgent(message.author.kind === 'agent' ? message.author.id : null);
  const steps = conversation_log && stepsOfMessage(live.getState(), message);
  const reader = useAgent(steps?.read_by?.kind === 'agent' ? steps.read_by.id : null);
  const writer =
    message.author.kind === 'visitor' ? name : (author?.name ?? t('thread.former_agent'));
  const ours = message.author.kind === 'agent';
  if (message.internal) {
    return (
      <>
        <ol className="flex flex-col gap-2">
          <Step
            status="sent"
            label={
              message.author.id === agent.id
                ? t('details.written_you')
                : t('details.written', { name: writer })
            }
            at={message.at}
          />
        </ol>
        <p className="mt-2 text-sm text-muted">{t('details.note')}</p>
      </>
    );
  }
  return (
    <ol className="flex flex-col gap-2">
      <Step status="sent" label={t('details.sent_by', { name: writer })} at={message.at} />
      <Step
        status="delivered"
        label={ours ? t('details.delivered', { name }) : t('details.delivered_team')}
        at={steps?.delivered_at ?? null}
      />
      <Step status="read" label={readLabel()} at={steps?.read_at ?? null} />
    </ol>
  );

  function readLabel(): string {
    if (ours) return t('details.read', { name });
    if (steps?.read_by?.id === agent.id) return t('details.read_you');
    return reader === undefined ? t('details.read_team') : t('details.read', { name: reader.name });
  }
}

function Step({ status, label, at }: { status: Status; label: string; at: Moment | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <li className={`flex items-start gap-2.5 text-sm ${at === null ? 'text-muted' : ''}`}>
      <span className={`mt-1 ${at === null ? 'opacity-40' : ''}`}>
        <TickMark status={status} />
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block truncate">{label}</bdi>
        <span className="block text-xs text-muted">
          {at === null ? (
            t('details.not_yet')
          ) : (
            <time dateTime={at}>{dateAndTime(locale, at)}</time>
          )}
        </span>
      </span>
    </li>
  );
}
