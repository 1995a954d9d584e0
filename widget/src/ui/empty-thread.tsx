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

/** While it is not known yet whether there is a conversation, or what is in it. `away`: the server can’t be reached. */
export function ThreadSkeleton({ away }: { readonly away?: boolean }) {
  const { t } = useWords();
  return away ? (
    <output className="empty">{t('unreachable')}</output>
  ) : (
    <output className="skeleton" aria-label={t('loading')}>
      <i />
      <i />
      <i />
    </output>
  );
}
