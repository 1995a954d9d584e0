import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3'];

/** Where a conversation will be. */
export function ThreadSkeleton() {
  const { t } = useTranslation();
  return (
    <Skeleton label={t('thread.loading')} className="flex min-h-0 flex-1 flex-col">
      <div className="h-16 shrink-0 border-b border-line" />
      <div className="flex flex-1 flex-col justify-end gap-4 p-6">
        {widths.map((width, index) => (
          <Bone
            key={width}
            className={`h-12 max-w-lg rounded-lg ${width} ${index % 2 === 1 ? 'self-end' : ''}`}
          />
        ))}
      </div>
    </Skeleton>
  );
}
