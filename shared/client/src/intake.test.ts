import type { Conversation } from '@porchlight/protocol';
import { agentAnswers, contact, conversation } from '@porchlight/protocol/golden';
import { expect, it } from 'vitest';
import { agentAudience } from './agent-audience.ts';
import { emptyState } from './empty-state.ts';
import { createIntake } from './intake.ts';
import type { AgentState } from './state.ts';
import { createStore } from './store.ts';
import { createFakeLine } from './test/fake-line.ts';
import { createFakeClock } from './testing/index.ts';

const { id, head } = conversation;
const snapshot = agentAnswers['conversation.snapshot'];
const later = { ...conversation, head: head + 4 };

it('[LG6] a log that was read before what the row tells of is fetched once more', async () => {
  const line = createFakeLine();
  const store = createStore<AgentState>(emptyState);
  const nothing = (): void => {};
  const intake = createIntake<Conversation>(
    {
      clock: createFakeClock(),
      store,
      audience: agentAudience,
      call: line.call,
      isLive: line.isLive,
      isOpen: () => true,
    },
    { changed: nothing, accountEvent: nothing },
  );
  void intake.fetcher.want(id);
  // What happened meanwhile comes without its events, as after a gap.
  intake.takeRows([{ conversation: later, contact, online: false }]);
  await line.accept(snapshot);
  expect(line.waiting.map(({ name }) => name)).toEqual(['conversation.snapshot']);
  await line.accept({ ...snapshot, conversation: later });
  expect(line.waiting).toEqual([]);
  expect(store.getState().logs[id]).toMatchObject({ head: later.head });
});
