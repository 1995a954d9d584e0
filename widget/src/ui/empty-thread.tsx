import { useWords } from './words-context.ts';
import { Mark } from './notice.tsx';

export interface EmptyThreadProps {
  readonly online: boolean;
  /** What is said below the greeting; left out: whether somebody is there. */
  readonly text?: string | undefined;
}

/** Before the first word: a greeting, which tells whether somebody is there. */
export function EmptyThread({ online, text }: EmptyThreadProps) {
  const { t } = useWords();
  return (
    <div className={online ? 'empty lit' : 'empty'}>
      <Mark />
      <h2 dir="auto">{t('greeting')}</h2>
      <p>{text ?? t(online ? 'greeting_here' : 'greeting_away')}</p>
    </div>
  );
}

interface ThreadSkeletonProps {
  /** The server can’t be reached. */
  readonly away?: boolean;
  /** The server can be reached, but doesn’t give what is in the conversation. */
  readonly onRetry?: (() => void) | undefined;
}

/** While it is not known yet whether there is a conversation, or what is in it. */
export function ThreadSkeleton({ away, onRetry }: ThreadSkeletonProps) {
  const { t } = useWords();
  return away || onRetry ? (
    <output className="empty">
      {t('unreachable')}
      {onRetry && (
        <button type="button" className="text-button" onClick={onRetry}>
          {t('retry_now')}
        </button>
      )}
    </output>
  ) : (
    <output className="skeleton" aria-label={t('loading')}>
      <i />
      <i />
      <i />
    </output>
  );
}
