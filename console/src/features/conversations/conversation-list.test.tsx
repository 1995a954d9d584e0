import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import { ConversationList } from './conversation-list.tsx';

let desk: FrontDesk;

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(() => {
  desk.client.close();
  vi.restoreAllMocks();
});

describe('a row of the list', () => {
  it('has its conversation fetched by the click, before any thread is drawn', async () => {
    const visitor = await desk.visitor();
    const conversation_id = visitor.newId();
    await act(async () => visitor.send(conversation_id, 'Hello?'));
    const list = await desk.shows(
      <ConversationList view="open" selected_id={undefined} />,
      '/open',
    );
    const row = await desk.until(() => list.find(`[data-row="${conversation_id}"]`));
    const open = vi.spyOn(desk.client, 'open');
    await list.clicks(row);
    expect(open.mock.calls).toEqual([[conversation_id]]);
    await list.leaves();
  });
});
