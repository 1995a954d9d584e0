import type { Activity, Party } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { en } from '../../messages/en.ts';
import { createTranslate } from '../../shared/translate.ts';
import { activitySentence } from './activity-line.tsx';

const t = createTranslate('en', en);
const [ada, lin, zoe] = ['ada', 'lin', 'zoe'];
const names = { me_id: ada, actor: 'Lin', assignee: 'Zoe', contact: 'Ines' };
const envelope = {
  event_id: 'e',
  timestamp: '2026-11-20T12:00:00.000Z',
  account_id: 'a',
  source: 'console',
  schema_version: 1,
  conversation_id: 'c',
  seq: 2,
  prev: 1,
} as const;
const agent = (id: string): Party => ({ kind: 'agent', id });

const assigned = (by: string, assignee_id: string | null): Activity => ({
  ...envelope,
  event_type: 'conversation.assigned',
  data: { assignee_id, by: agent(by) },
});
const status = (by: string, to: 'open' | 'resolved'): Activity => ({
  ...envelope,
  event_type: 'conversation.status_changed',
  data: { status: to, by: agent(by) },
});

describe('activitySentence, read by Ada', () => {
  it.each<[Activity, string]>([
    [assigned(ada, ada), 'You took the conversation'],
    [assigned(ada, zoe), 'You assigned the conversation to Zoe'],
    [assigned(ada, null), 'You put the conversation back for everybody'],
    [assigned(lin, lin), 'Lin took the conversation'],
    [assigned(lin, ada), 'Lin assigned the conversation to you'],
    [assigned(lin, zoe), 'Lin assigned the conversation to Zoe'],
    [assigned(lin, null), 'Lin put the conversation back for everybody'],
    [status(ada, 'resolved'), 'You resolved the conversation'],
    [status(ada, 'open'), 'You reopened the conversation'],
    [status(lin, 'resolved'), 'Lin resolved the conversation'],
    [status(lin, 'open'), 'Lin reopened the conversation'],
  ])('%#', (event, sentence) => {
    expect(activitySentence(t, event, names)).toBe(sentence);
  });
});
