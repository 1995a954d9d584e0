import { useTranslation } from './translation.tsx';
import { alertIcon, wifiOffIcon } from '@porchlight/design';
import { codeOf } from './api-failure.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { failureSentence } from './failure-sentence.ts';

interface FailedStateProps {
  readonly title: string;
  readonly error: Error;
  readonly retry: () => void;
}

/** Says why something could not be fetched, and offers to try again. */
export function FailedState({ title, error, retry }: FailedStateProps) {
  const { t } = useTranslation();
  const code = codeOf(error);
  return (
    <div role="alert" className="m-auto">
      <EmptyState
        icon={code === 'server_away' ? wifiOffIcon : alertIcon}
        title={title}
        lead={t(failureSentence(code))}
      >
        <Button look="secondary" onClick={retry}>
          {t('failure.retry')}
        </Button>
      </EmptyState>
    </div>
  );
}
