import { useTranslation } from './translation.tsx';
import { closeIcon } from '@porchlight/design';
import { useEffect, useState } from 'react';
import { IconButton } from './button.tsx';

const shown_ms = 8_000;

/** What is being said at the foot of the screen; each time a new object. */
export interface Notice {
  readonly sentence: string;
}

/**
 * A short sentence at the foot of the screen, read out politely, gone after eight seconds. Not Base UI's toast: a
 * notice mostly tells that the network is away, so it can't wait for a chunk to be fetched.
 */
export function NoticeBar({ notice }: { notice: Notice | null }) {
  const { t } = useTranslation();
  const [hidden, setHidden] = useState<Notice | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setHidden(notice), shown_ms);
    return () => clearTimeout(timer);
  }, [notice]);
  const shown = notice !== null && notice !== hidden;
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-(--pl-z-toast) flex justify-center tablet:bottom-6"
    >
      {shown && (
        <div className="appear pointer-events-auto flex items-center gap-3 rounded-md border border-line bg-raised py-1.5 ps-4 pe-1.5 shadow-3">
          <p>{notice.sentence}</p>
          <IconButton
            icon={closeIcon}
            label={t('failure.dismiss')}
            onClick={() => setHidden(notice)}
          />
        </div>
      )}
    </div>
  );
}
