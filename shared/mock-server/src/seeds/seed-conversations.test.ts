import type { ConversationRow } from '@porchlight/protocol';
import { agentAnswerSchemas } from '@porchlight/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../seeded-random.ts';
import { createMockStage } from '../test/mock-stage.ts';
import { seedConversations } from './seed-conversations.ts';

async function rowsOf(seed: number): Promise<readonly ConversationRow[]> {
  const stage = createMockStage();
  seedConversations(stage.server, 50, createSeededRandom(seed), stage.clock.now());
  const ada = await stage.agent();
  const answer = await ada.asks('conversation.list', { view: 'all' });
  agentAnswerSchemas['conversation.list'].parse(answer);
  return answer.ok ? answer.rows : [];
}

describe('seeded conversations', () => {
  it('are the same for the same number, and others for another', async () => {
    const rows = await rowsOf(7);
    expect(rows).toHaveLength(50);
    expect(await rowsOf(7)).toEqual(rows);
    expect(await rowsOf(8)).not.toEqual(rows);
  });

  it('show every state that a list can show', async () => {
    const rows = await rowsOf(7);
    const some = (is: (row: ConversationRow) => boolean) => expect(rows.some(is)).toBe(true);
    some(({ conversation }) => conversation.status === 'resolved');
    some(({ conversation }) => conversation.status === 'open' && conversation.assignee_id === null);
    some(({ conversation }) => conversation.assignee_id !== null);
    some(({ conversation }) => conversation.waiting_since !== null);
    some(({ conversation }) => conversation.visitor_count > conversation.agent_read_count);
    some(({ conversation }) => conversation.agent_count > conversation.visitor_read_count);
    some(({ contact }) => contact.name === null);
    some(({ contact }) => contact.context.language === 'zh-CN');
  });
});
