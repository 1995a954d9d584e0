import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Failure } from '../shared/api.ts';
import { openFrontDesk, type FrontDesk } from '../test/front-desk.tsx';
import type { Rendered } from '../test/rendered.tsx';
import { useSignOut } from './use-sign-out.ts';

let desk: FrontDesk;
let screen: Rendered;
let failure: Failure | null;

function Leave() {
  const leaving = useSignOut(async (leave) => {
    if (failure === null) await leave();
    return failure;
  });
  return (
    <button type="button" onClick={leaving.now}>
      {leaving.unsent}
    </button>
  );
}

beforeEach(async () => {
  failure = null;
  desk = await openFrontDesk();
  screen = await desk.shows(<Leave />);
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

it('keeps drafts where everything is sent', async () => {
  const signOut = vi.spyOn(desk.client, 'signOut');
  await screen.clicks(screen.get('button', '0'));
  expect(signOut).toHaveBeenCalledExactlyOnceWith({ discard: false });
});

it('erases what is unsent, once the server has ended the session', async () => {
  desk.server.faults.set({ offline: true });
  const visitor = '0198c0de-0000-7000-8000-00000000000e';
  await act(async () => desk.client.send(visitor, 'Never sent'));
  failure = { code: 'server_away' };
  await screen.clicks(screen.get('button', '1'));
  expect(desk.said).toEqual(['The server can’t be reached. Try again in a moment.']);
  expect(desk.client.getState().outbox).toHaveLength(1);
  failure = null;
  await screen.clicks(screen.get('button', '1'));
  expect(desk.client.getState().outbox).toEqual([]);
});
