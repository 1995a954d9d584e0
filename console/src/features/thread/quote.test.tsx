import { timelineOf, type VisitorClient } from '@porchlight/client';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { Answered } from './answered.tsx';
import { Composer } from './composer.tsx';
import { ThreadLinksContext } from './quoted.tsx';

let desk: FrontDesk;
let mia: VisitorClient;
let screen: Rendered;
let talk: string;
let question: string;
const jump = vi.fn<(id: string) => void>();
const onAnswered = vi.fn<() => void>();

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
        <Answered conversation_id={talk} id={question} name="Mia" />
      </ThreadLinksContext>,
    );
    await screen.clicks(screen.get('button', 'In reply to Mia: Brass or black?'));
    expect(jump).toHaveBeenCalledExactlyOnceWith(question);
    await act(() => mia.edit(talk, question, 'Brass?'));
    await desk.until(() => screen.find('button', 'In reply to Mia: Brass?'));
    await act(() => mia.recall(talk, question));
    await desk.until(() => screen.page.textContent?.includes('This message was removed'));
    expect(screen.page.textContent).not.toContain('Brass');
  });

  it('says that it is an earlier one where that is not here', async () => {
    screen = await desk.shows(<Answered conversation_id={talk} id="older" name="Mia" />);
    expect(screen.find('button', 'In reply to An earlier message')).not.toBeNull();
  });
});

describe('an answer', () => {
  const shows = async (kind: 'reply' | 'note', answered: string) => {
    screen = await desk.shows(
      <Composer
        ref={null}
        conversation_id={talk}
        name="Mia"
        kind={kind}
        onKind={() => undefined}
        answered={answered}
        onAnswered={onAnswered}
      />,
    );
  };

  it('goes out with what it answers', async () => {
    await shows('reply', question);
    expect(screen.page.textContent).toContain('Replying to Mia');
    await screen.types(screen.get('textarea'), 'Black');
    await screen.presses(screen.get('textarea'), 'Enter');
    expect(onAnswered).toHaveBeenCalledOnce();
    const last = await desk.until(() => {
      const line = timelineOf(mia.getState(), talk).at(-1);
      return line?.kind === 'message' && line.message.text === 'Black' ? line.message : null;
    });
    expect(last.reply_to).toBe(question);
  });

  it('to a note never goes to the visitor', async () => {
    const note = await desk.client.send(talk, 'Ask the warehouse', { internal: true });
    const send = vi.spyOn(desk.client, 'send');
    await shows('reply', note);
    expect(screen.page.textContent).not.toContain('Ask the warehouse');
    await screen.types(screen.get('textarea'), 'Black');
    await screen.presses(screen.get('textarea'), 'Enter');
    expect(send).toHaveBeenCalledExactlyOnceWith(talk, 'Black', {});
  });
});
