import type { DraftKind } from '@porchlight/client';
import { act, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '@porchlight/protocol';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { Composer } from './composer.tsx';

const conversation_id = '01890000-0000-7000-8000-00000000c001';
let desk: FrontDesk;
let screen: Rendered;
const field = () => screen.field('textarea');

function Writing({ of = conversation_id }) {
  const [kind, setKind] = useState<DraftKind>('reply');
  return <Composer ref={null} conversation_id={of} name="Ines" kind={kind} onKind={setKind} />;
}

beforeEach(async () => {
  desk = await openFrontDesk();
  screen = await desk.shows(<Writing />);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await screen.leaves();
  desk.client.close();
});

describe('the composer', () => {
  it('sends with Enter and is empty again', async () => {
    const send = vi.spyOn(desk.client, 'send');
    await screen.types(field(), 'Hello');
    await screen.presses(field(), 'Enter');
    expect(send).toHaveBeenCalledExactlyOnceWith(conversation_id, 'Hello', {});
    expect(field().value).toBe('');
  });

  it('leaves Shift + Enter and the Enter that ends a Chinese word to the field', async () => {
    const send = vi.spyOn(desk.client, 'send');
    await screen.types(field(), 'ni');
    await screen.presses(field(), 'Enter', { shiftKey: true });
    await screen.presses(field(), 'Enter', { isComposing: true });
    expect(send).not.toHaveBeenCalled();
  });

  it('puts the words back when the outbox could not keep them, before what was written since', async () => {
    let fail: (reason: Error) => void = () => undefined;
    vi.spyOn(desk.client, 'send').mockReturnValue(new Promise((_, reject) => (fail = reject)));
    await screen.types(field(), 'first words');
    await screen.presses(field(), 'Enter');
    await screen.types(field(), 'second');
    await act(async () => fail(new Error('the disk is full')));
    expect(field().value).toBe('first words\nsecond');
  });

  it('keeps a reply and a note apart, and sends a note as a note', async () => {
    const send = vi.spyOn(desk.client, 'send');
    await screen.types(field(), 'for Ines');
    await screen.clicks(screen.get('[role="tab"]', 'Note'));
    expect(field().value).toBe('');
    await screen.types(field(), 'for us');
    await screen.presses(field(), 'Enter');
    expect(send).toHaveBeenCalledExactlyOnceWith(conversation_id, 'for us', { internal: true });
    await screen.clicks(screen.get('[role="tab"]', 'Reply'));
    expect(field().value).toBe('for Ines');
  });

  it('finds what was being written when it comes back', async () => {
    await screen.types(field(), 'half a sent');
    await screen.leaves();
    screen = await desk.shows(<Writing />);
    expect(field().value).toBe('half a sent');
  });

  it('sends neither nothing nor too much, and says how much too much', async () => {
    const send = vi.spyOn(desk.client, 'send');
    await screen.types(field(), '   ');
    await screen.clicks(screen.get('button', 'Send'));
    await screen.types(field(), 'x'.repeat(limits.message_length + 2));
    await screen.clicks(screen.get('button', 'Send'));
    expect(send).not.toHaveBeenCalled();
    expect(screen.page.textContent).toContain('2 characters too many');
  });
});

it('[SN14] takes back what was begun for a message that was removed, and moves nothing else', async () => {
  const mia = await desk.visitor();
  const talk = mia.newId();
  await act(async () => mia.send(talk, 'Hello?'));
  await desk.until(() => desk.client.getState().logs[talk]);
  const message_id = await desk.client.send(talk, 'Good evning', { internal: true });
  await desk.until(() => desk.client.getState().outbox.length === 0);
  desk.client.keepDraft(`edit:${message_id}`, 'reply', 'Good evening');
  await screen.leaves();
  screen = await desk.shows(<Writing of={talk} />);
  await screen.types(field(), 'for Mia');
  await act(async () => desk.client.recall(talk, message_id));
  await desk.until(() => desk.client.draft(talk, 'note').text);
  expect(field().value).toBe('for Mia');
  await screen.clicks(screen.get('[role="tab"]', 'Note'));
  expect(field().value).toBe('Good evening');
  expect(desk.client.draft(`edit:${message_id}`, 'reply').text).toBe('');
  mia.close();
});
