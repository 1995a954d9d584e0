import { useLocale, useTranslation } from '../../shared/translation.tsx';
import type { DraftKind } from '@porchlight/client';
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
  readonly onEdit: (kind: DraftKind, text: string) => void;
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
  onEdit,
}: TimelineRowProps) {
  return (
    <>
      {day !== null && <DaySeparator moment={day} />}
      {unread && <UnreadSeparator />}
      {line.kind === 'activity' && <ActivityLine event={line.event} name={name} />}
      {line.kind === 'message' && (
        <MessageLine
          message={line.message}
          status={line.status}
          first={first}
          last={last}
          contact_id={contact_id}
          name={name}
        />
      )}
      {line.kind === 'outgoing' && (
        <OutgoingLine
          message={line.message}
          status={line.status}
          first={first}
          last={last}
          onEdit={onEdit}
        />
      )}
    </>
  );
});

function DaySeparator({ moment }: { moment: string }) {
  const locale = useLocale();
  const now_ms = useMinute();
  return (
    <div className="flex justify-center pt-5 pb-2">
      <h3 className="rounded-full bg-bg px-3 py-1 text-xs font-medium text-muted">
        {dayName(locale, moment, now_ms)}
      </h3>
    </div>
  );
}

function UnreadSeparator() {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-3 pt-3 text-xs font-semibold text-danger">
      <span aria-hidden="true" className="h-px flex-1 bg-current opacity-40" />
      <h3>{t('thread.new')}</h3>
      <span aria-hidden="true" className="h-px flex-1 bg-current opacity-40" />
    </div>
  );
}
