import { useLocale, useTranslation } from '../../shared/translation.tsx';
import type { MessageLine } from '@porchlight/client';
import { chevronDownIcon } from '@porchlight/design';
import { fetchedPart } from '../../shared/fetched-part.ts';
import { Icon } from '../../shared/icon.tsx';
import { withSettingsWords } from '../../shared/language.ts';
import { loadPopover, PopoverButton } from '../../shared/overlays/popover-button.tsx';
import { TickMark } from '../../shared/tick-mark.tsx';
import { timeOfDay } from '../../shared/times.ts';
import { shownText } from './shown-text.ts';

const [MessageDetails, load] = fetchedPart(
  () => Promise.all([withSettingsWords(import('./message-details.tsx')), loadPopover()]),
  ([module]) => module.MessageDetails,
);

interface MessageFootProps {
  readonly line: MessageLine;
  /** What the contact is called. */
  readonly name: string;
}

/** Time and tick of a message, which open its details. */
export function MessageFoot({ line, name }: MessageFootProps) {
  const { t } = useTranslation();
  const moment = line.kind === 'message' ? line.message.at : line.message.created_at;
  const clock = timeOfDay(useLocale(), moment);
  const time = shownText(line).edited ? `${t('change.edited')} ${clock}` : clock;
  const ticked = isTicked(line);
  const label = ticked
    ? t('details.open', { status: t(`status.${statusWord(line)}`), time })
    : t('details.open_plain', { time });
  return (
    <PopoverButton
      title={t('details.title')}
      load={load}
      renderContent={(close) => <MessageDetails line={line} name={name} onDone={close} />}
    >
      {(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={label}
          className="calm relative ms-auto flex h-6 shrink-0 items-center gap-1 rounded-sm px-1 text-xs text-tick hover:text-text"
        >
          {/* Shows to whoever points at the message that there is more to it; in the gap before the time. */}
          <Icon
            path={chevronDownIcon}
            size={12}
            className="calm absolute -start-2 opacity-0 group-hover:opacity-100"
          />
          <time dir="auto" dateTime={moment}>
            {time}
          </time>
          {ticked && <TickMark status={line.status} />}
        </button>
      )}
    </PopoverButton>
  );
}

// A note has only the way to the server before it, and what was removed has none left.
function isTicked(line: MessageLine): boolean {
  if (line.kind === 'outgoing') return true;
  const { author, internal, recalled_at } = line.message;
  return author.kind === 'agent' && internal !== true && recalled_at === null;
}

function statusWord(line: MessageLine): MessageLine['status'] | 'unclear' {
  return line.kind === 'outgoing' && line.message.state.kind === 'unclear'
    ? 'unclear'
    : line.status;
}
