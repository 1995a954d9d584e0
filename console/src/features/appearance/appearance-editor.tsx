import { chevronLeftIcon } from '@porchlight/design';
import type { WebsiteInbox } from '@porchlight/protocol';
import { useState } from 'react';
import { Link } from 'react-router';
import { buttonClass } from '../../shared/button.tsx';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { Icon } from '../../shared/icon.tsx';
import { LeaveDialog } from '../../shared/leave-dialog.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useLeaveGuard } from '../../shared/use-leave-guard.ts';
import { ColorSection } from './color-section.tsx';
import { LauncherSection } from './launcher-section.tsx';
import { Preview } from './preview.tsx';
import { SaveBar } from './save-bar.tsx';
import { useAppearanceDraft } from './use-appearance-draft.ts';
import { WelcomeSection } from './welcome-section.tsx';

/** The settings, and beside them what becomes of them; where there is no room, one behind the other. */
export function AppearanceEditor({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const draft = useAppearanceDraft(inbox);
  const leaving = useLeaveGuard(draft.changed);
  const [side, setSide] = useState<'settings' | 'preview'>('settings');
  const sides = (['settings', 'preview'] as const).map((value) => ({
    value,
    label: t(`appearance.${value}`),
  }));
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <header className="flex flex-col gap-1 border-b border-line px-4 py-3 tablet:px-8">
        <Link to="/settings" className={`${buttonClass('quiet')} -ms-3 self-start wide:hidden`}>
          <Icon path={chevronLeftIcon} className="rtl:-scale-x-100" />
          {t('settings.title')}
        </Link>
        <h1 className="text-2xl font-semibold text-balance">{t('appearance.title')}</h1>
        <p className="text-muted">
          <bdi>{inbox.name}</bdi>
        </p>
        <div className="mt-2 desk:hidden">
          <ChoiceField
            plain
            label={t('appearance.show')}
            value={side}
            options={sides}
            choose={setSide}
          />
        </div>
      </header>
      <div className="flex min-h-64 flex-1">
        <form
          noValidate
          onSubmit={draft.save}
          className={`flex min-h-0 flex-1 flex-col desk:max-w-128 ${side === 'preview' ? 'max-desk:hidden' : ''}`}
        >
          <div className="flex min-h-0 flex-1 flex-col gap-8 overflow-y-auto px-4 py-6 tablet:px-8">
            <ColorSection {...draft} />
            <LauncherSection {...draft} name={inbox.name} />
            <WelcomeSection {...draft} />
          </div>
          <SaveBar {...draft} />
        </form>
        <Preview look={draft.shown} name={inbox.name} hidden={side === 'settings'} />
      </div>
      {leaving && <LeaveDialog {...leaving} />}
    </div>
  );
}
