import { useTranslation } from '../../shared/translation.tsx';
import { noteIcon } from '@porchlight/design';
import { Suspense, type ReactNode } from 'react';
import { Icon } from '../../shared/icon.tsx';
import { RichText } from '../../shared/rich-text.tsx';

/** Whose words they are: the visitor's, the team's, or a note that only the team sees. */
export type BubbleTone = 'visitor' | 'team' | 'note';

const tones: Record<BubbleTone, string> = {
  visitor: 'bg-bubble-other',
  team: 'bg-bubble-own',
  note: 'border border-dashed border-note-line bg-bubble-note',
};

/** Whether it is there, or will be; nobody knows yet; or it was refused. */
export type BubbleState = 'sound' | 'unclear' | 'failed';

const states: Record<BubbleState, string> = {
  sound: '',
  unclear: 'outline-[1.5px] -outline-offset-1 outline-warn outline-dashed',
  failed: 'bg-danger-soft! outline-[1.5px] -outline-offset-1 outline-danger outline-solid',
};

// Inside a group the corners on the author's side are tight, so that its bubbles read as one.
const inner = {
  above: { own: 'rounded-se-sm', other: 'rounded-ss-sm' },
  below: { own: 'rounded-ee-sm', other: 'rounded-es-sm' },
};

interface BubbleProps {
  readonly tone: BubbleTone;
  readonly state: BubbleState;
  /** The message that it answers. */
  readonly quote?: ReactNode;
  /** What goes along with it. */
  readonly files?: ReactNode;
  /** Null for one that was removed. */
  readonly text: string | null;
  readonly first: boolean;
  readonly last: boolean;
  /** Stands before the bubble: the author's picture, or its empty place. */
  readonly face?: ReactNode;
  /** Who wrote it: shown where there is a face, else only said. */
  readonly author: string;
  /** Time and tick. */
  readonly foot: ReactNode;
  /** What stands below the bubble. */
  readonly children?: ReactNode;
}

/** A message as it stands in the thread. */
export function Bubble({
  tone,
  state,
  quote,
  files,
  text,
  first,
  last,
  face,
  author,
  foot,
  children,
}: BubbleProps) {
  const own = tone !== 'visitor';
  const side = own ? 'own' : 'other';
  // One's own words stand alone on their side; everybody else is named once per group.
  const shown = first && face !== undefined;
  const corners = `${first ? '' : inner.above[side]} ${last ? '' : inner.below[side]}`;
  return (
    <article
      className={`group flex items-end gap-2 ${first ? 'pt-3' : 'pt-0.5'} ${own ? 'flex-row-reverse' : ''}`}
    >
      {face}
      <div
        className={`flex max-w-[min(608px,86%)] min-w-0 flex-col ${own ? 'items-end' : 'items-start'}`}
      >
        <p className={shown ? 'px-1 pb-1 text-xs text-muted' : 'sr-only'}>
          <bdi className="font-medium">{author}</bdi>
        </p>
        <div
          // Marks that are heaped on a letter must not reach what others have said.
          className={`max-w-full overflow-clip rounded-bubble px-3.5 py-2 [overflow-clip-margin:4px] ${tones[tone]} ${states[state]} ${corners}`}
        >
          {tone === 'note' && <NoteLabel shown={first} />}
          <div
            dir="auto"
            className="flow-root text-start break-words whitespace-pre-wrap [overflow-wrap:anywhere]"
          >
            {quote}
            {text !== null && files}
            <div className="inline [&>p:last-child]:inline">
              {text === null ? <Removed /> : <RichText text={text} />}
            </div>
            {/* Floats into the last line where there is room, else below it. */}
            <span className="float-end -me-1.5 -mb-1.5 ms-2 whitespace-nowrap">{foot}</span>
          </div>
        </div>
        <Suspense fallback={null}>{children}</Suspense>
      </div>
    </article>
  );
}

function NoteLabel({ shown }: { shown: boolean }) {
  const { t } = useTranslation();
  return (
    <p
      className={
        shown ? 'flex w-full items-center gap-1 pb-1 text-xs font-medium text-note' : 'sr-only'
      }
    >
      <Icon path={noteIcon} size={13} />
      {t('thread.note_label')}
    </p>
  );
}

function Removed() {
  const { t } = useTranslation();
  return <em className="text-muted">{t('thread.removed')}</em>;
}
