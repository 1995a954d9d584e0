import { useTranslation } from '../../shared/translation.tsx';

/** Where rows will be. */
export function RowSkeletons({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <div aria-live="polite" className="px-2 pt-1">
      <span className="sr-only">{t('list.loading')}</span>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} aria-hidden="true" className="flex h-17.5 items-center gap-3 px-3">
          <span className="breathe size-9 rounded-full bg-hover" />
          <span className="flex flex-1 flex-col gap-2">
            <span className="breathe h-3 w-2/5 rounded-full bg-hover" />
            <span className="breathe h-3 w-4/5 rounded-full bg-hover" />
          </span>
        </div>
      ))}
    </div>
  );
}
