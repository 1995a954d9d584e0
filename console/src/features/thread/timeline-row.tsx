import { useLocale, useTranslation } from '../../shared/translation.tsx';
import type { Id } from '@porchlight/protocol';
import { memo } from 'react';
import { dayName } from '../../shared/times.ts';
import { useMinute } from '../../shared/use-clock.ts';
import { ActivityLine } from './activity-line.tsx';
import { MessageLine } from './message-line.tsx';
import { OutgoingLine } from './outgoing-line.tsx';
import type { ThreadRow } from './thread-rows.ts';

interface TimelineRowProps extends ThreadRow {
  readonly contact_id: Id;
  /** What the contact is called. */
  readonly name: string;
}

/** One line of a thread, with the separators above it. */
export const TimelineRow = memo(function TimelineRow({
  line,
  day,
  unread,
  first,
  last,
  contact_id,
  name,
}: TimelineRowProps) {
  return (
    <>
      {day !== null && <DaySeparator moment={day} />}
      {unread && <UnreadSeparator />}
      {line.kind === 'activity' && <ActivityLine event={line.event} name={name} />}
      {line.kind === 'message' && (
        <MessageLine line={line} first={first} last={last} contact_id={contact_id} name={name} />
      )}
      {line.kind === 'outgoing' && (
        <OutgoingLine line={line} first={first} last={last} name={name} />
      )}
    </>
  );
});

function DaySeparator({ moment }: { moment: string }) {
  const locale = useLocale();
  const now_ms = useMinute();
  return (
    <Separator className="pt-5 pb-2 text-muted" edge="border-line">
      {dayName(locale, moment, now_ms)}
    </Separator>
  );
}

function UnreadSeparator() {
  const { t } = useTranslation();
  return (
    <Separator className="pt-3 text-warn" edge="">
      {t('thread.new')}
    </Separator>
  );
}

interface SeparatorProps {
  readonly className: string;
  /** The colour of its lines; the words' own where it is empty. */
  readonly edge: string;
  readonly children: string;
}

function Separator({ className, edge, children }: SeparatorProps) {
  const rule = <span className={`flex-1 border-t ${edge}`} />;
  return (
    <div className={`flex items-center gap-3 text-xs font-medium ${className}`}>
      {rule}
      <h3>{children}</h3>
      {rule}
    </div>
  );
}
