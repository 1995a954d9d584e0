import { useTranslation } from '../shared/translation.tsx';
import { wifiOffIcon } from '@porchlight/design';
import { useEffect } from 'react';
import { Button } from '../shared/button.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { Mark } from '../shared/mark.tsx';

const retry_ms = 5_000;

/** The page before anything is known: nearly empty, for it is gone in a moment; or the server can't be reached. */
export function SplashScreen({ retry }: { retry?: () => Promise<void> }) {
  const { t } = useTranslation();
  useEffect(() => {
    if (retry === undefined) return;
    const timer = setInterval(() => void retry(), retry_ms);
    return () => clearInterval(timer);
  }, [retry]);
  return (
    <main className="grid h-full place-items-center">
      <h1 className="sr-only">{t('product')}</h1>
      {retry === undefined ? (
        <span className="breathe">
          <Mark size={44} />
        </span>
      ) : (
        <div role="alert">
          <EmptyState
            icon={wifiOffIcon}
            title={t('failure.away_title')}
            lead={t('failure.server_away')}
          >
            <Button look="secondary" onClick={() => void retry()}>
              {t('failure.retry')}
            </Button>
          </EmptyState>
        </div>
      )}
    </main>
  );
}
