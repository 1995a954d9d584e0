import type { Message } from '@porchlight/protocol';
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { openFrontDesk } from '../../test/front-desk.tsx';
import { MessageLine } from './message-line.tsx';

vi.mock('./rich/rich-look.tsx', () => {
  throw new Error('the connection is gone');
});

it('shows the words of a question also where what draws its answers could not be fetched', async () => {
  const desk = await openFrontDesk();
  const message: Message = {
    id: '0198c0de-0000-7000-8000-000000000001',
    conversation_id: '0198c0de-0000-7000-8000-00000000000e',
    seq: 2,
    version: 3,
    author: { kind: 'agent', id: desk.agent.id },
    text: 'Which size?',
    at: '2026-11-20T12:00:00.000Z',
    recalled_at: null,
    status: 'sent',
    rich: { kind: 'choices', options: [{ id: 's', label: 'Small' }] },
  };
  const line = { kind: 'message', key: message.id, message, status: 'sent' } as const;
  const screen = await desk.shows(<MessageLine line={line} first last contact_id="c" name="Mia" />);
  await act(async () => vi.dynamicImportSettled());
  expect(screen.page.textContent).toContain('Which size?');
  await screen.leaves();
  desk.client.close();
});
