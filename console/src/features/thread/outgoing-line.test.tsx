import type { OutgoingMessage, OutgoingState } from '@porchlight/client';
import { wireError } from '@porchlight/protocol';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { OutgoingLine } from './outgoing-line.tsx';

let desk: FrontDesk;
let screen: Rendered;
const onEdit = vi.fn<(kind: 'reply' | 'note', text: string) => void>();

async function shows(state: OutgoingState, internal?: true) {
  const message: OutgoingMessage = {
    id: 'm1',
    conversation_id: 'c',
    text: 'Good evening',
    created_at: '2026-11-20T12:00:00.000Z',
    state,
    ...(internal && { internal }),
  };
  const status = state.kind === 'failed' ? 'failed' : 'pending';
  screen = await desk.shows(
    <OutgoingLine message={message} status={status} first last onEdit={onEdit} />,
  );
}

const failed: OutgoingState = { kind: 'failed', error: wireError('forbidden', 'no') };

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  vi.restoreAllMocks();
  onEdit.mockReset();
  await screen.leaves();
  desk.client.close();
});

describe('a message on its way out', () => {
  it('only says that it is being sent', async () => {
    await shows({ kind: 'sending', since: 0 });
    expect(screen.page.textContent).toContain('Sending');
    expect(screen.find('button')).toBeNull();
  });

  it('says when it takes long, without calling it failed', async () => {
    await shows({ kind: 'unclear', since: 0 });
    expect(screen.page.textContent).toContain('Not sent yet. We keep trying.');
    expect(screen.find('button')).toBeNull();
  });

  it('says why the server refused it', async () => {
    await shows(failed);
    expect(screen.get('[role="alert"]').textContent).toContain(
      'Not sent. You are not allowed to do this.',
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
    expect(onEdit).not.toHaveBeenCalled();
  });

  it.each([
    [undefined, 'reply'],
    [true, 'note'],
  ] as const)('gives its words back to be edited (internal %s: a %s)', async (internal, kind) => {
    vi.spyOn(desk.client, 'discard').mockResolvedValue('Good evening');
    await shows(failed, internal);
    await screen.clicks(screen.get('button', 'Edit'));
    await act(async () => undefined);
    expect(onEdit).toHaveBeenCalledExactlyOnceWith(kind, 'Good evening');
  });
});
