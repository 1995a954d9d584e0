import type { MessageLine } from '@porchlight/client';
import { closeIcon } from '@porchlight/design';
import { plainText } from '@porchlight/design/markdown';
import type { AgentProfile, Id } from '@porchlight/protocol';
import { Icon } from '../drawing.tsx';
import { useWords } from '../words-context.ts';
import { useLaterWords } from './later/use-later-words.ts';
import { fileInWords, shownText } from './shown-text.ts';

/** What is needed to show a message in another. */
export interface Quoted {
  /** Undefined while it stands in an older page than is here. */
  readonly line: MessageLine | undefined;
  readonly agentOf: (id: Id) => AgentProfile | undefined;
}

/** The message that another answers: pressed, it leads there. */
export function Quote({ line, agentOf, onJump }: Quoted & { readonly onJump: () => void }) {
  const { t } = useLaterWords();
  const name = useAuthor(line, agentOf);
  const text = useQuotedText(line);
  return (
    <button type="button" className="quote" dir="auto" onClick={onJump}>
      <span className="hidden">{t('quote')} </span>
      {line && (
        <b>
          {name}
          <span className="hidden">: </span>
        </b>
      )}
      <span dir="auto" className="words">
        {text}
      </span>
    </button>
  );
}

/** Above the field: what will be answered, and the way out. */
export function ReplyBar({ line, agentOf, onCancel }: Quoted & { readonly onCancel: () => void }) {
  const { t } = useLaterWords();
  const name = useAuthor(line, agentOf);
  const text = useQuotedText(line);
  return (
    <div className="reply-bar">
      <div className="quote" dir="auto">
        <b>{t('replying', { name })}</b>
        <span dir="auto" className="words">
          {text}
        </span>
      </div>
      <button type="button" className="round" aria-label={t('no_reply')} onClick={onCancel}>
        <Icon path={closeIcon} />
      </button>
    </div>
  );
}

function useAuthor(line: MessageLine | undefined, agentOf: Quoted['agentOf']): string {
  const { t } = useLaterWords();
  if (line?.kind !== 'message' || line.message.author.kind === 'visitor') return t('you');
  return agentOf(line.message.author.id)?.name ?? t('team');
}

function useQuotedText(line: MessageLine | undefined): string {
  const { t } = useWords();
  const later = useLaterWords();
  if (line === undefined) return later.t('earlier');
  const { text } = shownText(line);
  return text === null ? t('removed') : plainText(text) || fileInWords(line, later.t('picture'));
}
