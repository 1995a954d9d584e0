import type { ConversationEvent, Id } from '@porchlight/protocol';
import { expect } from 'vitest';
import { foldedRow } from './folded-row.ts';
import type { Somebody } from './person.ts';
import { wholeLog } from './whole-log.ts';

/** The agents' row of a conversation must be the fold of its whole log, and nothing may happen there meanwhile. */
export async function expectRowIsFold(agent: Somebody, conversation_id: Id): Promise<void> {
  const { conversation, events, steps } = await wholeLog(agent, conversation_id);
  expect(conversation).toMatchObject(foldedRow(events as ConversationEvent[], steps));
}
