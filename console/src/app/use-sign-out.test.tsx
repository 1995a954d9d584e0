import { act, useState } from 'react';
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
  // A dialog goes on as it was when it asked.
  const [asked, setAsked] = useState<() => void>();
  return (
    <>
      <button type="button" onClick={leaving.now}>
        {leaving.unsent}
      </button>
      <button type="button" onClick={asked ?? (() => setAsked(() => leaving.now))}>
        {asked ? 'go on' : 'ask'}
      </button>
    </>
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

it('keeps drafts where what was unsent when somebody was asked is out by now', async () => {
  const visitor = await desk.visitor();
  const conversation_id = visitor.newId();
  await act(async () => visitor.send(conversation_id, 'Hello?'));
  await desk.until(() => desk.client.getState().logs[conversation_id]);
  desk.server.faults.set({ offline: true });
  await act(async () => desk.client.send(conversation_id, 'Sent after all'));
  desk.client.keepDraft(conversation_id, 'note', 'Half a note');
  await screen.clicks(screen.get('button', 'ask'));
  desk.server.faults.set({ offline: false });
  await desk.until(() => screen.find('button', '0'));
  await screen.clicks(screen.get('button', 'go on'));
  expect(desk.client.draft(conversation_id, 'note').text).toBe('Half a note');
});
