import { isLogEvent, type Message } from '@porchlight/protocol';
import type { Store, StoredSnapshot } from '../domain/store.ts';
import type { LeasedJob } from '../domain/job-store.ts';

/** The message that a job is about; null where there is none any more. */
export async function messageOf(
  { read }: Pick<Store, 'read'>,
  { conversation_id, message_id }: LeasedJob,
): Promise<Message | null> {
  const item = await read.messageItem(conversation_id, message_id);
  const event = item !== null && 'stored' in item ? item.stored.event : null;
  return event?.event_type === 'message.created' ? event.data.message : null;
}

/** The newest messages, with the one that a job is about though it may be older. */
export function messagesWith(own: Message, { events }: StoredSnapshot): readonly Message[] {
  const newest = events.flatMap(({ event }) =>
    isLogEvent(event) && event.event_type === 'message.created' ? [event.data.message] : [],
  );
  return newest.some(({ id }) => id === own.id) ? newest : [own, ...newest];
}

/** What a mail says of a message: its words, and its files by their names. */
export function wordsOf({ text, attachments = [] }: Pick<Message, 'text' | 'attachments'>): string {
  const names = attachments.map(({ name }) => `[${name}]`);
  return [text, ...names].filter((line) => line !== '').join('\n');
}
