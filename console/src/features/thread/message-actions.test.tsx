import { act } from 'react';
import type { MessageLine } from '@porchlight/client';
import type { Message } from '@porchlight/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { ChangeNote } from './change-note.tsx';
import { MessageActions } from './message-actions.tsx';
import { ThreadLinksContext } from './quoted.tsx';

let desk: FrontDesk;
let screen: Rendered;
const onDone = vi.fn<() => void>();

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  vi.restoreAllMocks();
  onDone.mockReset();
  await screen.leaves();
  desk.client.close();
});

function mine(change: Partial<Message> = {}): MessageLine {
  const message: Message = {
    id: 'm1',
    conversation_id: 'c',
    seq: 2,
    version: 2,
    author: { kind: 'agent', id: desk.agent.id },
    text: 'Good evning',
    at: new Date(Date.now() - 60_000).toISOString(),
    recalled_at: null,
    ...change,
  };
  return { kind: 'message', key: 'm1', message, status: 'read' };
}

const shows = async (line: MessageLine) => {
  screen = await desk.shows(<MessageActions line={line} onDone={onDone} />);
};

describe('one’s own message', () => {
  it('is edited, and nothing is asked where the text is the same', async () => {
    const edit = vi.spyOn(desk.client, 'edit').mockResolvedValue();
    await shows(mine());
    await screen.clicks(screen.get('button', 'Edit'));
    await screen.clicks(screen.get('button', 'Save'));
    expect(edit).not.toHaveBeenCalled();
    await screen.types(screen.get('textarea'), 'Good evening');
    await screen.clicks(screen.get('button', 'Save'));
    expect(edit).toHaveBeenCalledExactlyOnceWith('c', 'm1', 'Good evening');
    expect(onDone).toHaveBeenCalledTimes(2);
  });

  it('[SN13] keeps what was begun until it is saved or given up', async () => {
    const edit = vi.spyOn(desk.client, 'edit').mockResolvedValue();
    const begins = async (text: string) => {
      await shows(mine());
      await screen.clicks(screen.get('button', 'Edit'));
      await screen.types(screen.get('textarea'), text);
      await screen.leaves();
    };
    await begins('Good evening');
    await shows(mine());
    expect(screen.field('textarea').value).toBe('Good evening');
    await screen.clicks(screen.get('button', 'Cancel'));
    await screen.clicks(screen.get('button', 'Edit'));
    expect(screen.field('textarea').value).toBe('Good evning');
    await screen.leaves();
    await begins('Good day');
    await shows(mine());
    await screen.clicks(screen.get('button', 'Save'));
    expect(edit).toHaveBeenCalledExactlyOnceWith('c', 'm1', 'Good day');
    expect(desk.client.draft('edit:m1', 'reply').text).toBe('');
  });

  it('[SN14] is not edited on once it was removed elsewhere', async () => {
    desk.client.keepDraft('edit:m1', 'reply', 'Good evening');
    await shows(mine({ recalled_at: '2026-01-01T00:00:00.000Z' }));
    expect(screen.find('textarea')).toBeNull();
    expect(onDone).toHaveBeenCalledOnce();
    // The composer takes them.
    expect(desk.client.draft('edit:m1', 'reply').text).toBe('Good evening');
  });

  it('[SN13] shows what was begun also where it is too late, at its end', async () => {
    desk.client.keepDraft('edit:m1', 'reply', 'Good evening');
    await shows(mine({ at: '2026-01-01T00:00:00.000Z' }));
    expect(screen.field('textarea').value).toBe('Good evening');
    expect(screen.field('textarea').selectionStart).toBe('Good evening'.length);
  });

  it('[SN13] keeps what could not be kept as a change', async () => {
    vi.spyOn(desk.client, 'edit').mockRejectedValue(new Error('the disk is full'));
    await shows(mine());
    await screen.clicks(screen.get('button', 'Edit'));
    await screen.types(screen.get('textarea'), 'Good evening');
    await screen.clicks(screen.get('button', 'Save'));
    await act(async () => undefined);
    expect(desk.client.draft('edit:m1', 'reply').text).toBe('Good evening');
  });

  it('is removed only after a second press', async () => {
    const recall = vi.spyOn(desk.client, 'recall').mockResolvedValue();
    await shows(mine());
    await screen.clicks(screen.get('button', 'Remove'));
    expect(recall).not.toHaveBeenCalled();
    await screen.clicks(screen.get('button', 'Keep it'));
    await screen.clicks(screen.get('button', 'Remove'));
    await screen.clicks(screen.get('button', 'Remove'));
    expect(recall).toHaveBeenCalledExactlyOnceWith('c', 'm1');
  });

  it.each([
    ['after ten minutes', () => ({ at: '2026-01-01T00:00:00.000Z' })],
    ['at a provider', () => ({ status: 'sent' as const })],
  ])('%s can only be removed', async (_when, change) => {
    await shows(mine(change()));
    expect(screen.find('button', 'Edit')).toBeNull();
    expect(screen.find('button', 'Remove')).not.toBeNull();
  });

  it('has nothing left to do once it was removed', async () => {
    await shows(mine({ recalled_at: '2026-01-01T00:00:00.000Z' }));
    expect(screen.find('button')).toBeNull();
  });
});

it('lets others’ messages be answered, and nothing else', async () => {
  const reply = vi.fn<() => void>();
  const line = mine({ author: { kind: 'agent', id: 'somebody' } });
  screen = await desk.shows(
    <ThreadLinksContext value={{ jump: () => undefined, reply }}>
      <MessageActions line={line} onDone={onDone} />
    </ThreadLinksContext>,
  );
  expect(screen.page.querySelectorAll('button')).toHaveLength(1);
  await screen.clicks(screen.get('button', 'Reply'));
  expect(reply).toHaveBeenCalledExactlyOnceWith(line);
  expect(onDone).toHaveBeenCalledOnce();
});

it('says what was not changed, with the words, until somebody has seen it', async () => {
  const drop = vi.spyOn(desk.client, 'dropChange').mockResolvedValue();
  const error = { code: 'forbidden', message: 'too late', retry: 'never' } as const;
  screen = await desk.shows(<ChangeNote of="m1" text="Good evening" error={error} />);
  expect(screen.get('[role="alert"]').textContent).toContain('You wrote: Good evening');
  await screen.clicks(screen.get('button', 'Got it'));
  expect(drop).toHaveBeenCalledExactlyOnceWith('m1');
});
