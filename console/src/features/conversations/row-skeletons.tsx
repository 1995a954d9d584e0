import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';

/** Where rows will be. */
export function RowSkeletons({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <Skeleton label={t('list.loading')} className="px-2 pt-1">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="flex h-17.5 items-center gap-3 px-3">
          <Bone className="size-9 rounded-full" />
          <span className="flex flex-1 flex-col gap-2">
            <Bone className="h-3 w-2/5 rounded-full" />
            <Bone className="h-3 w-4/5 rounded-full" />
          </span>
        </div>
      ))}
    </Skeleton>
  );
}
