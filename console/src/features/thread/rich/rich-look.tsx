import { checkIcon } from '@porchlight/design';
import {
  isAnswerable,
  type CardAction,
  type Message,
  type Rich,
  type RichAnswer,
  type RichOption,
} from '@porchlight/protocol';
import { Icon } from '../../../shared/icon.tsx';
import { SettingsWords, useTranslation } from '../../../shared/translation.tsx';
import { useLive } from '../../../shared/workspace.ts';

/** What a message asks its visitor, and what they have answered. Nothing of it can be pressed here but links. Import it lazily. */
export function RichLook({ message }: { message: Message }) {
  return (
    <SettingsWords>
      <Look message={message} />
    </SettingsWords>
  );
}

function Look({ message: { id, conversation_id, rich } }: { message: Message }) {
  const { t } = useTranslation();
  const answer = useAnswer(conversation_id, id);
  if (rich === undefined) return null;
  return (
    <div className="flex flex-col gap-2 py-2 text-sm">
      <Asked rich={rich} answer={answer} />
      {answer === undefined && isAnswerable(rich) && (
        <p className="text-xs text-muted">{t('ask.open')}</p>
      )}
    </div>
  );
}

/** The answer that stands in the log. */
function useAnswer(conversation_id: string, id: string): RichAnswer | undefined {
  return useLive((state) => {
    const entry = state.logs[conversation_id]?.entries.findLast(
      (each) => each.kind === 'message' && each.message.reply_to === id && each.message.answer,
    );
    return entry?.kind === 'message' ? entry.message.answer : undefined;
  });
}

interface AskedProps {
  readonly rich: Rich;
  readonly answer: RichAnswer | undefined;
}

function Asked({ rich, answer }: AskedProps) {
  const { t } = useTranslation();
  const chosen = answer?.kind === 'choice' ? answer.id : undefined;
  switch (rich.kind) {
    case 'choices':
      return (
        <ul aria-label={t('ask.choices')} className="flex flex-wrap gap-1.5">
          {rich.options.map((option) => (
            <Option key={option.id} option={option} chosen={chosen} />
          ))}
        </ul>
      );
    case 'cards':
      return (
        <ul className="flex flex-col gap-2">
          {rich.cards.map(({ title, text, actions }, index) => (
            <li key={index} className="rounded-md border border-line bg-surface p-3">
              <h3 className="font-medium">{title}</h3>
              {text !== undefined && <p>{text}</p>}
              <ul className="flex flex-wrap gap-1.5 pt-2">
                {actions.map((action, at) => (
                  <Action key={at} action={action} chosen={chosen} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      );
    case 'form':
      return (
        <dl className="flex flex-col gap-1 rounded-md border border-line bg-surface p-3">
          {rich.fields.map(({ id, label, options }) => {
            const value = answer?.kind === 'form' ? answer.values[id] : undefined;
            return (
              <div key={id}>
                <dt className="text-xs text-muted">{label}</dt>
                <dd>{options?.find((option) => option.id === value)?.label ?? value ?? '–'}</dd>
              </div>
            );
          })}
        </dl>
      );
  }
}

function Action({ action, chosen }: { action: CardAction; chosen: string | undefined }) {
  if (action.kind === 'choice') return <Option option={action} chosen={chosen} />;
  return (
    <li>
      {/^https?:\/\//.test(action.url) ? (
        <a
          href={action.url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-brand underline underline-offset-2"
        >
          {action.label}
        </a>
      ) : (
        action.label
      )}
    </li>
  );
}

function Option({ option, chosen }: { option: RichOption; chosen: string | undefined }) {
  const { t } = useTranslation();
  const own = option.id === chosen;
  return (
    <li
      className={`flex items-center gap-1 rounded-full border px-2.5 py-0.5 ${own ? 'border-brand font-medium text-brand' : 'border-line-strong text-muted'}`}
    >
      {own && <Icon path={checkIcon} size={14} />}
      <bdi>{option.label}</bdi>
      {own && <span className="sr-only"> ({t('ask.chosen')})</span>}
    </li>
  );
}
