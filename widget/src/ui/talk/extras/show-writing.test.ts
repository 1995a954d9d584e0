import { limits } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFixtureClient } from '../../../test/fixture-client.ts';
import { conversation_id, message, newcomer, stateWith } from '../../../test/fixtures.ts';
import { showWriting } from './show-writing.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 12) }));
afterEach(() => void vi.useRealTimers());

const talking = stateWith([message(2, 'visitor', 'Hello')]);

function writer(state = talking) {
  const client = createFixtureClient(state);
  const told = () => client.calls.map(([, , payload]) => (payload as { preview: string }).preview);
  return { write: (text: string) => showWriting(client, conversation_id, text), told };
}

it('[TP1] shows what stands there at most every half second, and the last of it', () => {
  const { write, told } = writer();
  for (const text of ['D', 'Do', 'Do y']) write(text);
  expect(told()).toEqual(['D']);
  vi.advanceTimersByTime(500);
  expect(told()).toEqual(['D', 'Do y']);
  vi.advanceTimersByTime(5_000);
  expect(told()).toHaveLength(2);
});

it('[TP1] shows nothing of what was sent or given up meanwhile', () => {
  vi.advanceTimersByTime(1_000);
  const { write, told } = writer();
  write('D');
  write('Do');
  write('');
  vi.advanceTimersByTime(5_000);
  expect(told()).toEqual(['D']);
});

it('[TP1] shows no more than the end of a long text, and nothing before a conversation has begun', () => {
  vi.advanceTimersByTime(2_000);
  const { write, told } = writer();
  write(`${'x'.repeat(2_000)}end`);
  expect(told()[0]).toHaveLength(limits.typing_preview_length);
  expect(told()[0]).toMatch(/end$/);
  vi.advanceTimersByTime(2_000);
  const first = writer(newcomer);
  first.write('Hello');
  expect(first.told()).toEqual([]);
});
