import type { Id, LogEvent, Receipt } from '@porchlight/protocol';
import type { RawAnswer, Somebody } from './person.ts';

/** A log as somebody finds it who opens the conversation and scrolls up to its beginning. */
export interface WholeLog {
  readonly conversation: RawAnswer;
  /** From the first event on. */
  readonly events: readonly LogEvent[];
  /** The steps that came with the pages, each once. */
  readonly steps: readonly Receipt[];
}

/** Reads it by snapshot and pages of history. */
export async function wholeLog(person: Somebody, conversation_id: Id): Promise<WholeLog> {
  const snapshot = await person.does('conversation.snapshot', { conversation_id });
  const events: LogEvent[] = [...snapshot.events];
  const steps = new Map<Id, Receipt>();
  for (let page = snapshot; ;) {
    for (const step of page.steps as Receipt[]) steps.set(step.event_id, step);
    if (!page.more) break;
    const before_seq = events[0]?.seq ?? 0;
    page = await person.does('conversation.history', { conversation_id, before_seq });
    events.unshift(...page.events);
  }
  return { conversation: snapshot.conversation, events, steps: [...steps.values()] };
}
