import { chatIcon } from '@porchlight/design';
import { Link } from 'react-router';
import { useCounts } from '../features/conversations/use-counts.ts';
import { buttonClass } from '../shared/button.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { Mark } from '../shared/mark.tsx';
import { doesKeyWork, shortcutKeys } from '../shared/shortcuts.ts';
import { useTranslation } from '../shared/translation.tsx';
import { useLive } from '../shared/workspace.ts';

/** Beside a list with nothing chosen: how to choose; and on the first day, how to get a first conversation. */
export function NothingChosen() {
  const { t } = useTranslation();
  const counts = useCounts();
  const none_here = useLive((state) => Object.keys(state.conversations).length === 0);
  if (counts?.all === 0 && none_here) return <FirstDay />;
  const lead = doesKeyWork(shortcutKeys.next) ? t('chosen_none.lead') : '';
  return <EmptyState icon={chatIcon} title={t('chosen_none.title')} lead={lead} />;
}

function FirstDay() {
  const { t } = useTranslation();
  return (
    <div className="appear m-auto flex max-w-md flex-col items-center gap-3 p-8 text-center">
      <Mark size={64} />
      <h2 className="text-2xl font-semibold">{t('first.title')}</h2>
      <p className="text-muted text-pretty">{t('first.lead')}</p>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        <a href="/demo" target="_blank" rel="noreferrer" className={buttonClass('primary')}>
          {t('first.demo')}
        </a>
        <Link to="/settings/install" className={buttonClass('secondary')}>
          {t('first.install')}
        </Link>
      </div>
    </div>
  );
}
