import type { ChatState } from '@porchlight/client';
import type { Conversation } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createSyntheticStorm } from './test/synthetic-storm.ts';
import { createWitness } from './witness.ts';

const storm = createSyntheticStorm();
const shown = storm.people[1]?.ends[0]?.conversations['talk'];
const whole = { summary: shown?.summary as Conversation, log: shown?.log };

function stateOf({ summary, log }: typeof whole): ChatState {
  return {
    conversations: { talk: summary },
    logs: { talk: { ...log, loading_older: false } },
    outbox: [],
    changing: {},
  } as unknown as ChatState;
}

const unread = { ...whole, summary: { ...whole.summary, agent_read_seq: 0 } };

it('sees nothing wrong where everything rises', () => {
  const seen = new Map();
  const witness = createWitness(() => 0, seen);
  witness.look(stateOf(unread));
  witness.look(stateOf(whole));
  expect(witness.sights).toEqual([]);
  expect([...seen.keys()]).toEqual(['m2', 'm3', 'm4', 'm5']);
});

it('sees a status and a watermark fall', () => {
  const witness = createWitness(() => 0);
  witness.look(stateOf(whole));
  witness.look(stateOf(unread));
  expect(witness.sights.map(({ what }) => what)).toEqual(['a log fell back', 'a status fell']);
});

it('sees what is shown twice and out of order', () => {
  const witness = createWitness(() => 0);
  const entries = whole.log?.entries ?? [];
  const log = whole.log && { ...whole.log, entries: [...entries, ...entries.slice(1, 2)] };
  witness.look(stateOf({ ...whole, log }));
  expect(witness.sights.map(({ what }) => what)).toEqual(['shown twice', 'out of order']);
});

it('forgives one fall after a restore, and no second one', () => {
  let era = 0;
  const witness = createWitness(() => era);
  witness.look(stateOf(whole));
  era = 1;
  witness.look(stateOf(unread));
  expect(witness.sights).toEqual([]);
  witness.look(stateOf(whole));
  witness.look(stateOf(unread));
  expect(witness.sights).not.toEqual([]);
});

it('forgives one fall to each message on its way out, besides the one of its conversation', () => {
  let era = 0;
  const witness = createWitness(() => era);
  const look = (shown: typeof whole, ...sent: readonly boolean[]) => {
    const outbox = sent.map((isSent, at) => ({
      id: `out ${at}`,
      conversation_id: 'talk',
      text: '',
      state: isSent ? { kind: 'acked', seq: 99 } : { kind: 'queued' },
    }));
    witness.look({ ...stateOf(shown), me: null, outbox } as unknown as ChatState);
  };
  look(whole, true, true);
  era = 1;
  look(whole, false, true);
  look(whole, false, false);
  look(unread, false, false);
  expect(witness.sights).toEqual([]);
  look(unread, true, false);
  look(unread, false, false);
  expect(witness.sights.map(({ what }) => what)).toEqual(['a status fell']);
});

it('forgives as many falls as there were restores while the tab was frozen', () => {
  const witness = createWitness(
    () => 3,
    new Map(),
    () => 2,
  );
  const fall = () => {
    witness.look(stateOf(whole));
    witness.look(stateOf(unread));
  };
  fall();
  fall();
  expect(witness.sights).toEqual([]);
  fall();
  expect(witness.sights).not.toEqual([]);
});

it('sees a conversation vanish', () => {
  const witness = createWitness(() => 0);
  witness.look(stateOf(whole));
  witness.look({ conversations: {}, logs: {}, outbox: [] } as unknown as ChatState);
  expect(witness.sights.map(({ detail }) => detail)).toEqual([
    'it is gone (era 0, heard of 0, last forgiven undefined)',
  ]);
});
