import type { Message } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { ProviderFailure } from './provider-failure.tsx';

let desk: FrontDesk;
let screen: Rendered;

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

const message: Message = {
  id: '0198c0de-0000-7000-8000-000000000001',
  conversation_id: '0198c0de-0000-7000-8000-00000000000e',
  seq: 2,
  version: 3,
  author: { kind: 'agent', id: 'ada' },
  text: 'Hello',
  at: '2026-11-20T12:00:00.000Z',
  recalled_at: null,
  status: 'failed',
  external_error: 'number is not on WhatsApp',
  attempt: 1,
};

it('says why in the provider’s own words', async () => {
  screen = await desk.shows(<ProviderFailure message={message} />);
  expect(screen.get('[role="alert"]').textContent).toBe(
    'The provider could not deliver it: number is not on WhatsApp',
  );
});

it('asks the server for another attempt, and says when that is refused', async () => {
  screen = await desk.shows(<ProviderFailure message={message} />);
  // This house knows no such conversation.
  await screen.clicks(screen.get('button', 'Try again'));
  await desk.until(() => desk.said.length > 0);
  expect(desk.said).toEqual(['It is not there any more.']);
});
