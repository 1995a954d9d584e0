import {
  timelineOf,
  type DraftKind,
  type MessageLine,
  type VisitorClient,
} from '@porchlight/client';
import { act, createRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { Answered } from './answered.tsx';
import { Composer, type ComposerHandle } from './composer.tsx';
import { ThreadLinksContext } from './quoted.tsx';
import { giveWordsBack } from './words-back.ts';

let desk: FrontDesk;
let mia: VisitorClient;
let screen: Rendered;
let talk: string;
let question: string;
const jump = vi.fn<(id: string) => void>();
const onKind = vi.fn<(kind: DraftKind) => void>();

beforeEach(async () => {
  desk = await openFrontDesk();
  mia = await desk.visitor();
  talk = mia.newId();
  question = await mia.send(talk, 'Brass or black?');
  await desk.until(() => desk.client.getState().conversations[talk]);
  await desk.client.open(talk);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await screen.leaves();
  mia.close();
  desk.client.close();
});

describe('a quote', () => {
  it('shows the message as it is now, leads to it, and is empty once that was recalled', async () => {
    screen = await desk.shows(
      <ThreadLinksContext value={{ jump, reply: () => undefined }}>
        <Answered by={{ id: 'answer', conversation_id: talk }} id={question} name="Mia" />
      </ThreadLinksContext>,
    );
    await screen.clicks(screen.get('button', 'In reply to Mia: Brass or black?'));
    expect(jump).toHaveBeenCalledExactlyOnceWith(question, 'answer');
    await act(() => mia.edit(talk, question, 'Brass?'));
    await desk.until(() => screen.find('button', 'In reply to Mia: Brass?'));
    await act(() => mia.recall(talk, question));
    await desk.until(() => screen.page.textContent?.includes('This message was removed'));
    expect(screen.page.textContent).not.toContain('Brass');
  });

  it('says that it is an earlier one where that is not here', async () => {
    const by = { id: 'answer', conversation_id: talk };
    screen = await desk.shows(<Answered by={by} id="older" name="Mia" />);
    expect(screen.find('button', 'In reply to An earlier message')).not.toBeNull();
  });
});

describe('an answer', () => {
  const handle = createRef<ComposerHandle>();
  const shows = async (kind: DraftKind) => {
    screen = await desk.shows(
      <Composer ref={handle} conversation_id={talk} name="Mia" kind={kind} onKind={onKind} />,
    );
  };
  const field = () => screen.field('textarea');
  const words = () => screen.page.textContent;
  const lineOf = (id: string) =>
    desk.until(() =>
      timelineOf(desk.client.getState(), talk).find(
        (line): line is MessageLine => line.kind === 'message' && line.key === id,
      ),
    );
  const sends = async (text: string) => {
    const send = vi.spyOn(desk.client, 'send');
    await screen.types(field(), text);
    await screen.presses(field(), 'Enter');
    return send;
  };

  it('goes out with what it answers, and the next one without', async () => {
    await shows('reply');
    const line = await lineOf(question);
    await act(async () => handle.current?.answer(line));
    expect(words()).toContain('Replying to Mia');
    await sends('Black');
    expect(words()).not.toContain('Replying to Mia');
    const last = await desk.until(() => {
      const line = timelineOf(mia.getState(), talk).at(-1);
      return line?.kind === 'message' && line.message.text === 'Black' ? line.message : null;
    });
    expect(last.reply_to).toBe(question);
    expect(desk.client.draft(talk, 'reply')).toEqual({ text: '' });
    expect(await sends('And matt')).toHaveBeenLastCalledWith(talk, 'And matt', {});
  });

  it('[SN12] is found with its words when the composer comes back, of a reply and a note apart', async () => {
    await shows('reply');
    const line = await lineOf(question);
    await act(async () => handle.current?.answer(line));
    await screen.types(field(), 'Bla');
    await screen.leaves();
    await shows('note');
    expect(words()).not.toContain('Replying to');
    await screen.leaves();
    await shows('reply');
    expect(field().value).toBe('Bla');
    expect(words()).toContain('Replying to MiaBrass or black?');
  });

  it('answers nothing any more when that is wanted, and keeps its words', async () => {
    desk.client.setDraft(talk, 'reply', 'Bla', question);
    await shows('reply');
    await screen.clicks(screen.get('button', 'Don’t reply to it'));
    expect(words()).not.toContain('Replying to');
    expect(desk.client.draft(talk, 'reply')).toEqual({ text: 'Bla' });
  });

  it('[SN12] answers nothing where the message was recalled, or is not here, and keeps its words', async () => {
    desk.client.setDraft(talk, 'reply', 'Bla', question);
    desk.client.setDraft(talk, 'note', 'Ask', desk.client.newId());
    await shows('note');
    expect(words()).not.toContain('Replying to');
    expect(field().value).toBe('Ask');
    await screen.leaves();
    await shows('reply');
    await act(() => mia.recall(talk, question));
    await desk.until(() => !words()?.includes('Replying to'));
    expect(field().value).toBe('Bla');
    expect(await sends('Black')).toHaveBeenCalledExactlyOnceWith(talk, 'Black', {});
    expect(desk.client.draft(talk, 'reply')).toEqual({ text: '' });
  });

  it('follows what is answered in another tab, unless somebody is at work here', async () => {
    const onDraft = vi.spyOn(desk.client, 'onDraft');
    await shows('reply');
    const hears = (reply_to?: string) =>
      act(async () => onDraft.mock.lastCall?.[0](talk, 'reply', { text: 'Bla', reply_to }));
    const focused = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    await hears(question);
    expect(words()).toContain('Replying to Mia');
    focused.mockReturnValue(true);
    await hears();
    expect(words()).toContain('Replying to Mia');
  });

  it('is there again with its words where the outbox could not keep it', async () => {
    desk.client.setDraft(talk, 'reply', '', question);
    await shows('reply');
    vi.spyOn(desk.client, 'send').mockRejectedValue(new Error('the disk is full'));
    await screen.types(field(), 'Black');
    await screen.presses(field(), 'Enter');
    expect(field().value).toBe('Black');
    expect(words()).toContain('Replying to Mia');
  });

  it('[SN12] comes back with words that were taken back, unless something else is being answered', async () => {
    await shows('reply');
    await screen.types(field(), 'And matt');
    await act(async () => giveWordsBack(desk.client, talk, 'reply', 'Black', question));
    expect(field().value).toBe('Black\nAnd matt');
    expect(words()).toContain('Replying to MiaBrass or black?');
    await act(async () => giveWordsBack(desk.client, talk, 'reply', 'Please', 'another'));
    expect(desk.client.draft(talk, 'reply')).toEqual({
      text: 'Please\nBlack\nAnd matt',
      reply_to: question,
    });
  });

  it('[SN8] loses no words that come back when their conversation is not on the screen', async () => {
    desk.client.setDraft(talk, 'note', 'Ask');
    await shows('reply');
    await screen.leaves();
    const typing = vi.spyOn(desk.client, 'setDraft');
    giveWordsBack(desk.client, talk, 'note', 'Black?', question);
    // Nobody types: that would be told.
    expect(typing).not.toHaveBeenCalled();
    expect(desk.client.draft(talk, 'note')).toEqual({ text: 'Black?\nAsk', reply_to: question });
    await shows('note');
    expect(field().value).toBe('Black?\nAsk');
  });

  it('[SN8] are in their own conversation’s composer, whichever else is on the screen', async () => {
    await shows('reply');
    const other = mia.newId();
    giveWordsBack(desk.client, other, 'reply', 'Not for Mia');
    expect(field().value).toBe('');
    expect(desk.client.draft(other, 'reply')).toEqual({ text: 'Not for Mia' });
    await act(async () => giveWordsBack(desk.client, talk, 'note', 'Ask'));
    expect(onKind).toHaveBeenLastCalledWith('note');
    expect(desk.client.draft(talk, 'note')).toEqual({ text: 'Ask' });
  });

  it('[SN8] loses no words of two messages that are taken back at once', async () => {
    await shows('reply');
    await act(async () => {
      giveWordsBack(desk.client, talk, 'reply', 'Black');
      giveWordsBack(desk.client, talk, 'reply', 'Brass', question);
    });
    expect(field().value).toBe('Brass\nBlack');
    expect(desk.client.draft(talk, 'reply')).toEqual({ text: 'Brass\nBlack', reply_to: question });
  });

  it('to a note is a note', async () => {
    const note = await desk.client.send(talk, 'Ask the warehouse', { internal: true });
    const line = await lineOf(note);
    await shows('reply');
    await act(async () => handle.current?.answer(line));
    expect(onKind).toHaveBeenCalledExactlyOnceWith('note');
    expect(desk.client.draft(talk, 'note').reply_to).toBe(note);
    expect(desk.client.draft(talk, 'reply').reply_to).toBeUndefined();
  });

  it('to a note never goes to the visitor', async () => {
    const note = await desk.client.send(talk, 'Ask the warehouse', { internal: true });
    desk.client.setDraft(talk, 'reply', '', note);
    await shows('reply');
    expect(words()).not.toContain('Ask the warehouse');
    expect(await sends('Black')).toHaveBeenCalledExactlyOnceWith(talk, 'Black', {});
  });
});
