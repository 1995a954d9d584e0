import type { MessageSteps } from '@porchlight/protocol';
import { useLayoutEffect, useRef } from 'react';
import { useWords } from './words-context.ts';

export interface MessageTimesProps {
  readonly id: string;
  readonly steps: MessageSteps;
  /** Who read it first. */
  readonly reader: string;
}

/** When a message was sent, delivered and read, and by whom. */
export function MessageTimes({ id, steps, reader }: MessageTimesProps) {
  const { t, exact } = useWords();
  const list = useRef<HTMLDListElement>(null);
  useLayoutEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), []);
  const told = [
    [t('sent'), steps.sent_at],
    [t('delivered'), steps.delivered_at],
    [t('read_by', { name: reader }), steps.read_at],
  ] as const;
  return (
    <dl ref={list} className="times" id={id}>
      {told.map(
        ([step, at]) =>
          at !== null && (
            <div key={step}>
              <dt>{step}</dt>
              <dd>
                <time dateTime={at}>{exact(at)}</time>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
