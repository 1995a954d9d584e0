import { chevronLeftIcon } from '@porchlight/design';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { buttonClass } from './button.tsx';
import { Icon } from './icon.tsx';
import { useTranslation } from './translation.tsx';

interface PageProps {
  readonly title: string;
  readonly lead: string;
  /** What can be done on the page as a whole; stands at the end of its title. */
  readonly action?: ReactNode;
  /** For what needs room beside it, such as a table. */
  readonly wide?: boolean;
  /** The page above it, where it stands below another: the way there is beside it on wide screens. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly children: ReactNode;
}

/** A page that is read from top to bottom: settings, the installation. On phones it has a way back. */
export function Page({ title, lead, action, wide = false, back, children }: PageProps) {
  const { t } = useTranslation();
  // `relative`: what only screen readers have stays inside what scrolls, and doesn't make the whole window scroll.
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto">
      <div
        className={`mx-auto flex flex-col gap-8 px-4 py-6 tablet:px-8 tablet:py-10 ${wide ? 'max-w-5xl' : 'max-w-2xl'}`}
      >
        <header className="flex flex-col gap-2">
          <Link
            to={back?.to ?? '/open'}
            className={`${buttonClass('quiet')} -ms-3 self-start ${back ? 'wide:hidden' : 'tablet:hidden'}`}
          >
            <Icon path={chevronLeftIcon} className="rtl:-scale-x-100" />
            {back?.label ?? t('page.back')}
          </Link>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h1 className="text-2xl font-semibold text-balance">{title}</h1>
            {action}
          </div>
          <p className="text-muted text-pretty">{lead}</p>
        </header>
        {children}
      </div>
    </div>
  );
}
