import { useTranslation } from './translation.tsx';
import { closeIcon } from '@porchlight/design';
import { Suspense, useEffect, useState } from 'react';
import { IconButton } from './button.tsx';
import { fetchedPart } from './fetched-part.ts';
import { useFetchPart } from './use-fetch-part.ts';

const [UndoToast, load] = fetchedPart(
  () => import('./overlays/undo-toast.tsx'),
  (module) => module.UndoToast,
);
const shown_ms = 8_000;

/** What is being said at the foot of the screen; each time a new object. */
export interface Notice {
  readonly sentence: string;
  /** Takes back what was done. */
  readonly undo?: () => void;
}

/**
 * A short sentence at the foot of the screen, read out politely, gone after eight seconds; the next takes its place.
 * Only what can be undone is a toast of Base UI's: other notices mostly tell that the network is away, so they can't
 * wait for a chunk to be fetched.
 */
export function NoticeBar({ notice }: { notice: Notice | null }) {
  return (
    // What is read out must be here before there is anything to read. Where a thread is open, it stays off the composer.
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-(--pl-z-toast) flex justify-center tablet:bottom-6 [body:has([data-thread])_&]:bottom-40"
    >
      {notice?.undo && <UndoableNotice notice={notice} undo={notice.undo} />}
      {notice && !notice.undo && <PlainNotice notice={notice} />}
    </div>
  );
}

function PlainNotice({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const [hidden, setHidden] = useState<Notice | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setHidden(notice), shown_ms);
    return () => clearTimeout(timer);
  }, [notice]);
  if (notice === hidden) return null;
  return (
    <div className="appear pointer-events-auto flex items-center gap-3 rounded-md border border-line bg-raised py-1.5 ps-4 pe-1.5 shadow-3">
      <p>{notice.sentence}</p>
      <IconButton icon={closeIcon} label={t('failure.dismiss')} onClick={() => setHidden(notice)} />
    </div>
  );
}

function UndoableNotice({ notice, undo }: { notice: Notice; undo: () => void }) {
  const fetchPart = useFetchPart();
  const [part, setPart] = useState<'coming' | 'here' | 'away'>('coming');
  useEffect(() => {
    void fetchPart(load).then((here) => setPart(here ? 'here' : 'away'));
  }, [fetchPart]);
  if (part === 'coming') return null;
  // It was done all the same, and that can be said without the part.
  if (part === 'away') return <PlainNotice notice={notice} />;
  return (
    <Suspense fallback={null}>
      <UndoToast sentence={notice.sentence} undo={undo} shown_ms={shown_ms} />
    </Suspense>
  );
}
