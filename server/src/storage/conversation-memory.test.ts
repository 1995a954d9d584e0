import type { Conversation } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createConversationMemory } from './conversation-memory.ts';

const row = (id: string, head = 1) => ({ id, head }) as Conversation;

describe('the memory of conversations', () => {
  it('recalls within a transaction what it saw, and after it what was kept', () => {
    const memory = createConversationMemory(10);
    const first = memory.open(1);
    first.remember(row('a'));
    first.remember(row('a', 2));
    expect(first.recall('a')).toEqual(row('a', 2));
    expect(memory.open(1).recall('a')).toBeUndefined();
    first.keep();
    expect(memory.open(1).recall('a')).toEqual(row('a', 2));
  });

  it('forgets everything when somebody else has written, or when told to', () => {
    const memory = createConversationMemory(10);
    const remember = (version: number) => {
      const transaction = memory.open(version);
      transaction.remember(row('a'));
      transaction.keep();
    };
    remember(1);
    expect(memory.open(2).recall('a')).toBeUndefined();
    remember(2);
    memory.forget();
    expect(memory.open(2).recall('a')).toBeUndefined();
  });

  it('keeps the latest used, and no more than it may', () => {
    const memory = createConversationMemory(2);
    for (const id of ['a', 'b', 'a', 'c']) {
      const transaction = memory.open(1);
      transaction.remember(row(id));
      transaction.keep();
    }
    const { recall } = memory.open(1);
    expect(['a', 'b', 'c'].map((id) => recall(id)?.id)).toEqual(['a', undefined, 'c']);
  });
});
