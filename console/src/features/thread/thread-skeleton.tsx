import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { BackButton } from './back-button.tsx';

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3'];

/** Where a conversation will be. */
export function ThreadSkeleton({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="flex h-16 shrink-0 items-center border-b border-line px-3">
        <BackButton onBack={onBack} />
      </div>
      <Skeleton label={t('thread.loading')} className="flex min-h-0 flex-1 flex-col">
        <div className="flex flex-1 flex-col justify-end gap-4 p-6">
          {widths.map((width, index) => (
            <Bone
              key={width}
              className={`h-12 max-w-lg rounded-lg ${width} ${index % 2 === 1 ? 'self-end' : ''}`}
            />
          ))}
        </div>
      </Skeleton>
    </>
  );
}
