import { expect, it } from 'vitest';
import { emptyState } from './empty-state.ts';
import { createHost, type HostOptions } from './host.ts';
import { createStore } from './store.ts';
import type { VisitorState } from './state.ts';
import type { LeaderWord } from './team-words.ts';
import { settled } from './testing/index.ts';

function createDesk() {
  const said: LeaderWord[] = [];
  const called: string[] = [];
  let history = 1;
  const host = createHost({
    store: createStore<VisitorState>(emptyState),
    connection: {
      call: (name: string) => {
        called.push(name);
        return Promise.resolve({ kind: 'answered', ack: { ok: true } });
      },
    },
    feed: { place: () => ({ cursor: 'c' }), history: () => history, again: () => undefined },
    outbox: { list: () => [] },
    changes: { look: async () => undefined },
    tellsAll: true,
    say: (word: LeaderWord) => void said.push(word),
  } as unknown as HostOptions<VisitorState['conversations'][string]>);
  const claims = async (known: number) => {
    said.length = 0;
    const payload = { conversation_id: 'talk', kind: 'read', up_to_seq: 9 };
    host({ kind: 'call', id: 1, name: 'receipt.claim', payload, history: known }, 'late');
    await settled();
    const [word] = said;
    return word?.kind === 'answer' ? word.outcome.kind : word?.kind;
  };
  return { host, said, called, claims, beginsAnew: () => (history += 1) };
}

it('[TB2] tells whoever joins how often it has begun anew', () => {
  const { host, said } = createDesk();
  host({ kind: 'hello', place: { cursor: null } }, 'late');
  expect(said).toMatchObject([{ kind: 'join', to: 'late', joining: { history: 1 } }]);
});

it('[FD7] says nothing to the server of what a follower saw of a history that is gone', async () => {
  const { claims, called, beginsAnew } = createDesk();
  expect(await claims(1)).toBe('answered');
  beginsAnew();
  expect(await claims(1)).toBe('unclear');
  expect(called).toEqual(['receipt.claim']);
  expect(await claims(2)).toBe('answered');
});
