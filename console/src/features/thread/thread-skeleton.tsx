import { useTranslation } from '../../shared/translation.tsx';

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3'];

/** Where a conversation will be. */
export function ThreadSkeleton() {
  const { t } = useTranslation();
  return (
    <div aria-live="polite" className="flex min-h-0 flex-1 flex-col">
      <span className="sr-only">{t('thread.loading')}</span>
      <div className="h-16 shrink-0 border-b border-line" />
      <div aria-hidden="true" className="flex flex-1 flex-col justify-end gap-4 p-6">
        {widths.map((width, index) => (
          <span
            key={width}
            className={`breathe h-12 max-w-lg rounded-lg bg-hover ${width} ${index % 2 === 1 ? 'self-end' : ''}`}
          />
        ))}
      </div>
    </div>
  );
}
