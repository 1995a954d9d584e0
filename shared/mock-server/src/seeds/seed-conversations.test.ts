import type { ConversationRow } from '@porchlight/protocol';
import { agentAnswerSchemas } from '@porchlight/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../seeded-random.ts';
import { createFakeClock } from '../test/fake-clock.ts';
import { createMockStage } from '../test/mock-stage.ts';
import { seedConversations } from './seed-conversations.ts';
import { createSeededServer } from './seeded-server.ts';

async function rowsOf(seed: number): Promise<readonly ConversationRow[]> {
  const stage = createMockStage();
  seedConversations(stage.server, 50, createSeededRandom(seed), stage.clock.now());
  const ada = await stage.agent();
  const answer = await ada.asks('conversation.list', { view: 'all' });
  agentAnswerSchemas['conversation.list'].parse(answer);
  return answer.ok ? answer.rows : [];
}

function bytesOf(seed: number, start?: number): string {
  const { past } = createSeededServer(createFakeClock(start), { seed, conversations: 30 });
  return JSON.stringify(past.tables, (_key, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
}

describe('a seeded server', () => {
  it('is the same to the byte for the same number at the same moment', () => {
    const bytes = bytesOf(7);
    expect(bytes.length).toBeGreaterThan(50_000);
    expect(bytesOf(7)).toBe(bytes);
    expect(bytesOf(8)).not.toBe(bytes);
    expect(bytesOf(7, Date.UTC(2027, 0, 1))).not.toBe(bytes);
  });
});

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
