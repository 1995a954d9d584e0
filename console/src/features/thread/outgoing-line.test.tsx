import type { DraftKind, OutgoingMessage, OutgoingState } from '@porchlight/client';
import { wireError } from '@porchlight/protocol';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { OutgoingLine } from './outgoing-line.tsx';

let desk: FrontDesk;
let screen: Rendered;
const questionId = '01930000-0000-7000-8000-000000000000';

/** What is being written in the conversation, of this kind. */
const draft = (kind: DraftKind = 'reply') => desk.client.draft('c', kind);

async function shows(state: OutgoingState, more: Partial<OutgoingMessage> = {}) {
  const message: OutgoingMessage = {
    id: 'm1',
    conversation_id: 'c',
    text: 'Good evening',
    created_at: '2026-11-20T12:00:00.000Z',
    state,
    ...more,
  };
  const status = state.kind === 'failed' ? 'failed' : 'pending';
  const line = { kind: 'outgoing', key: message.id, message, status } as const;
  screen = await desk.shows(<OutgoingLine line={line} first last name="Mia" />);
  // What stands below a failed one is fetched.
  if (state.kind === 'failed') await desk.until(() => screen.find('[role="alert"]'));
}

const failed: OutgoingState = { kind: 'failed', error: wireError('forbidden', 'no') };

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await screen.leaves();
  desk.client.close();
});

describe('a message on its way out', () => {
  it('only says that it is being sent', async () => {
    await shows({ kind: 'sending', since: 0 });
    expect(screen.get('button').getAttribute('aria-label')).toMatch(/^Sending, /);
    expect(screen.find('[role="alert"]')).toBeNull();
  });

  it('says when it takes long, without calling it failed', async () => {
    await shows({ kind: 'unclear', since: 0 });
    expect(screen.page.textContent).toContain('Not sent yet. We keep trying.');
    expect(screen.get('button').getAttribute('aria-label')).toMatch(/^Not sent yet, /);
    expect(screen.find('[role="alert"]')).toBeNull();
    expect(screen.find('button', 'Try again')).toBeNull();
  });

  it.each([{ kind: 'queued' }, { kind: 'unclear', since: 0 }] as const)(
    'gives its words back when it is cancelled, unless the server was quicker ($kind)',
    async (state) => {
      const cancel = vi.spyOn(desk.client, 'cancel').mockResolvedValue(undefined);
      await shows(state);
      await screen.clicks(screen.get('button', 'Cancel'));
      expect(draft().text).toBe('');
      cancel.mockResolvedValue('Good evening');
      await screen.clicks(screen.get('button', 'Cancel'));
      expect(draft()).toEqual({ text: 'Good evening' });
    },
  );

  it('is copied, and says so where that is not possible', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
    await shows(failed);
    await screen.clicks(screen.get('button', 'Copy'));
    expect(desk.said).toEqual([expect.stringMatching(/^Could not copy/)]);
    writeText.mockResolvedValue();
    await screen.clicks(screen.get('button', 'Copy'));
    expect(writeText).toHaveBeenCalledWith('Good evening');
    screen.get('button', 'Copied');
  });

  it('says why the server refused it', async () => {
    await shows(failed);
    expect(screen.get('[role="alert"]').textContent).toContain(
      'Not sent: you no longer have access to this conversation.',
    );
  });

  it('is tried again, or taken away', async () => {
    const retry = vi.spyOn(desk.client, 'retry').mockResolvedValue();
    const discard = vi.spyOn(desk.client, 'discard').mockResolvedValue('Good evening');
    await shows(failed);
    await screen.clicks(screen.get('button', 'Try again'));
    expect(retry).toHaveBeenCalledExactlyOnceWith('m1');
    await screen.clicks(screen.get('button', 'Delete'));
    expect(discard).toHaveBeenCalledExactlyOnceWith('m1');
    expect(draft().text).toBe('');
  });

  it.each([
    ['reply', {}],
    ['note', { internal: true }],
  ] as const)('gives its words back to be edited (a %s)', async (kind, more) => {
    vi.spyOn(desk.client, 'cancel').mockResolvedValue('Good evening');
    await shows(failed, more);
    await screen.clicks(screen.get('button', 'Edit'));
    await act(async () => undefined);
    expect(draft(kind)).toEqual({ text: 'Good evening' });
  });

  it.each([
    ['Edit', failed],
    ['Cancel', { kind: 'queued' }],
  ] as const)('[SN12] gives back what it answers (%s)', async (way, state) => {
    vi.spyOn(desk.client, 'cancel').mockResolvedValue('Good evening');
    await shows(state, { reply_to: questionId });
    await screen.clicks(screen.get('button', way));
    await act(async () => undefined);
    expect(draft()).toEqual({ text: 'Good evening', reply_to: questionId });
  });
});
