// @vitest-environment happy-dom
import { type VisitorState, timelineOf } from '@porchlight/client';
import type { Receipt } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import { createFixtureClient } from '../../../test/fixture-client.ts';
import { ada, conversation_id, message, minute, stateWith } from '../../../test/fixtures.ts';
import { openScreen } from '../../../test/screen.tsx';
import { MessageInfo } from './message-info.tsx';

const onReply = vi.fn<() => void>();
const onClose = vi.fn<() => void>();

const read: Receipt = {
  event_id: '01890000-0000-7000-8000-00000000e001',
  conversation_id,
  actor: { kind: 'agent', id: ada.id },
  kind: 'read',
  up_to_seq: 1,
  count: 1,
  at: '2026-11-20T12:34:56.000Z',
};

function open(change: Partial<VisitorState> = {}) {
  const base = stateWith([message(1, 'visitor', 'Is it in stock?')], { agent_read_seq: 1 });
  const log = base.logs[conversation_id];
  const logs = log ? { [conversation_id]: { ...log, steps: [read] } } : {};
  const state = { ...base, logs, ...change };
  const line = timelineOf(state, conversation_id)[0];
  if (line === undefined || line.kind === 'activity') throw new Error('no message');
  onClose.mockClear();
  return openScreen(
    <MessageInfo
      client={createFixtureClient()}
      state={state}
      line={line}
      onReply={onReply}
      onClose={onClose}
    />,
  );
}

it('tells when each step was, and by whom it was read', () => {
  const screen = open();
  expect(screen.text()).toContain('Is it in stock?');
  expect(screen.text()).toContain('Read by Ada Larsen');
  const times = [...screen.root.querySelectorAll('time')].map((time) => time.dateTime);
  // The id in the fixtures was made in 2023, by the visitor's clock.
  expect(times.slice(1)).toEqual([minute(1), read.at, read.at]);
  expect(times[0]).toMatch(/^2023-/);
  expect(screen.text()).toContain('By the writer’s own clock');
});

it('leads to what each tick means, in a tab of its own', () => {
  const link = open().root.querySelector('a');
  expect(link?.getAttribute('href')).toBe('/help/ticks/en');
  expect(link?.target).toBe('_blank');
  expect(link?.rel).toBe('noopener');
});

it('says that it may be old only without a connection', () => {
  expect(open().text()).not.toContain('out of date');
  const connection = { kind: 'waiting', attempt: 1, retry_at: 0 } as const;
  expect(open({ connection }).text()).toContain('may be out of date');
});

it('keeps Escape to itself, so that the panel stays open', () => {
  const screen = open();
  const outside = vi.fn<() => void>();
  addEventListener('keydown', outside, { once: true });
  screen.dialog().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(outside).not.toHaveBeenCalled();
});

it('closes when the browser is asked to close it', () => {
  const screen = open();
  screen.does(() => screen.dialog().dispatchEvent(new Event('cancel', { cancelable: true })));
  expect(screen.dialog().open).toBe(false);
  expect(onClose).toHaveBeenCalledOnce();
});

it('closes by a press beside it', () => {
  const screen = open();
  screen.does(() => screen.dialog().querySelector('ol')?.click());
  expect(onClose).not.toHaveBeenCalled();
  screen.does(() => screen.dialog().click());
  expect(onClose).toHaveBeenCalledOnce();
});
