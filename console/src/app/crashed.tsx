import { useTranslation } from '../shared/translation.tsx';
import { alertIcon } from '@porchlight/design';
import { Component, type ReactNode } from 'react';
import { Button } from '../shared/button.tsx';
import { EmptyState } from '../shared/empty-state.tsx';

/** Shows a sentence and a way on where the page has a fault, or a part of it could not be fetched. */
export class Crashed extends Component<
  { readonly children: ReactNode },
  { readonly crashed: boolean }
> {
  override readonly state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <CrashedScreen /> : this.props.children;
  }
}

function CrashedScreen() {
  const { t } = useTranslation();
  return (
    <main className="grid h-full flex-1 place-items-center">
      <div role="alert">
        <EmptyState icon={alertIcon} title={t('failure.crashed')} lead={t('failure.crashed_lead')}>
          <Button look="primary" onClick={() => location.reload()}>
            {t('failure.reload')}
          </Button>
        </EmptyState>
      </div>
    </main>
  );
}
