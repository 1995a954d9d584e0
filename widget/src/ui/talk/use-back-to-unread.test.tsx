// @vitest-environment happy-dom
import type { VisitorState } from '@porchlight/client';
import { expect, it, vi } from 'vitest';
import { createFixtureClient, type FixtureClient } from '../../test/fixture-client.ts';
import { conversation_id as id, message, stateWith } from '../../test/fixtures.ts';
import { openScreen } from '../../test/screen.tsx';
import { useBackToUnread } from './use-back-to-unread.ts';

function Told({ client, state }: { client: FixtureClient; state: VisitorState }) {
  const { waits, gap } = useBackToUnread(client, state, id);
  return <p>{`${waits ? 'waits' : 'shows'} ${gap ? 'with a gap' : 'whole'}`}</p>;
}

/** Fifty answers are unread, and the newest is here. */
function behind(): FixtureClient {
  const client = createFixtureClient(stateWith([message(50, 'agent', 'Answer 49')]));
  const { logs, conversations } = client.getState();
  const [log, summary] = [logs[id], conversations[id]];
  if (!log || !summary) throw new Error('no conversation');
  client.set({
    connection: { kind: 'live' },
    logs: { [id]: { ...log, more: true } },
    conversations: { [id]: { ...summary, agent_count: 50, visitor_read_seq: 0 } },
  });
  return client;
}

it('[RC7] waits for the first unread line; where it can’t be had the end is shown, and nothing counts', async () => {
  const client = behind();
  const screen = openScreen(<Told client={client} state={client.getState()} />);
  expect(screen.text()).toBe('waits with a gap');
  await vi.waitFor(() => expect(screen.text()).toBe('shows with a gap'));
  expect(client.calls).toEqual([['loadOlder', id]]);
});

it('[RC7] waits for nobody without a connection', () => {
  const client = behind();
  client.set({ connection: { kind: 'waiting', attempt: 2, retry_at: 0 } });
  expect(openScreen(<Told client={client} state={client.getState()} />).text()).toBe(
    'shows with a gap',
  );
  expect(client.calls).toEqual([]);
});
