import type { ConnectionState } from '@porchlight/client';
import { wifiOffIcon } from '@porchlight/design';
import { useEffect, useState } from 'react';
import type { MessageKey } from '../messages/translate.ts';
import { Icon } from './drawing.tsx';
import { useWords } from './words-context.ts';

export interface ConnectionBannerProps {
  readonly connection: ConnectionState;
  readonly onRetry: () => void;
  /** Loads the frame again. */
  readonly onReload: () => void;
}

/** Says why nothing comes just now, and what can be done about it. Nothing while all is well. */
export function ConnectionBanner({ connection, onRetry, onReload }: ConnectionBannerProps) {
  const { t } = useWords();
  switch (connection.kind) {
    case 'idle':
    case 'live':
    case 'closed':
      return null;
    case 'connecting':
    case 'waiting':
      // Shown after a while only, so that a quick connection passes without a word.
      if (connection.kind === 'connecting' && connection.attempt < 2)
        return (
          <output className="banner late">
            <span className="grow">{t('connecting')}</span>
          </output>
        );
      // While it is tried again, too: so it is read out once, and its button keeps the focus.
      return (
        <output className="banner">
          <Icon path={wifiOffIcon} />
          <span className="grow">
            {t('offline')}{' '}
            {connection.kind === 'waiting' && <Countdown until={connection.retry_at} />}
          </span>
          <button type="button" className="text-button" onClick={onRetry}>
            {t('retry_now')}
          </button>
        </output>
      );
    case 'refused':
      return (
        <div className="banner" role="alert">
          <span className="grow">{t(refusalKey(connection.error.code))}</span>
          <button type="button" className="text-button" onClick={onReload}>
            {t('reload')}
          </button>
        </div>
      );
  }
}

/** The sentence for an error that keeps the whole chat from opening. */
export function refusalKey(code: string): MessageKey {
  switch (code) {
    case 'unknown_inbox':
    case 'origin_not_allowed':
    case 'session_expired':
    case 'unsupported_version':
      return code;
    default:
      return 'refused';
  }
}

// Not for screen readers, which would be interrupted every second.
function Countdown({ until }: { readonly until: number }) {
  const { t } = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const n = Math.max(1, Math.ceil((until - now) / 1000));
  return <span aria-hidden="true">{t('seconds', { n })}</span>;
}
