import { limits } from '@porchlight/protocol';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { openFrontDesk } from '../../../test/front-desk.tsx';
import { AskDialog, richOf } from './ask-dialog.tsx';

describe('what is asked', () => {
  it('has a choice, or a field, for each line that is not blank', () => {
    expect(richOf('choices', ' Blue \n\nRed')).toEqual({
      kind: 'choices',
      options: [
        { id: 'c1', label: 'Blue' },
        { id: 'c2', label: 'Red' },
      ],
    });
    expect(richOf('form', 'Name')).toEqual({
      kind: 'form',
      fields: [{ id: 'f1', label: 'Name', kind: 'text' }],
    });
  });

  it('is nothing where there is no line, too many, or one too long', () => {
    expect(richOf('choices', ' \n ')).toBeUndefined();
    expect(richOf('form', 'x\n'.repeat(limits.fields + 1))).toBeUndefined();
    expect(richOf('choices', 'x'.repeat(limits.label_length + 1))).toBeUndefined();
  });
});

it.each(['null', 'no JSON', '{"question":5,"kind":null}'])(
  '[SN13] begins anew where what is kept can’t be read (%s)',
  async (kept) => {
    const desk = await openFrontDesk();
    desk.client.keepDraft('ask:c', 'reply', kept);
    const screen = await desk.shows(<AskDialog conversation_id="c" onClose={() => undefined} />);
    const field = await desk.until(() =>
      document.querySelector<HTMLInputElement>('[role="dialog"] input'),
    );
    expect(field.value).toBe('');
    await screen.types(field, 'W');
    await screen.types(field, '');
    // An empty question is nothing that anybody would miss.
    expect(desk.client.draft('ask:c', 'reply').text).toBe('');
    await screen.leaves();
    desk.client.close();
  },
);

it('[SN13] keeps what is being asked until it is sent', async () => {
  const desk = await openFrontDesk();
  const send = vi.spyOn(desk.client, 'send').mockResolvedValue('m1');
  const question = () => document.querySelector<HTMLInputElement>('[role="dialog"] input');
  const lines = () => document.querySelector<HTMLTextAreaElement>('[role="dialog"] textarea');
  const opens = async () => {
    const screen = await desk.shows(<AskDialog conversation_id="c" onClose={() => undefined} />);
    return { screen, fields: [await desk.until(question), await desk.until(lines)] as const };
  };
  const closed = await opens();
  await closed.screen.types(closed.fields[0], 'Which colour?');
  await closed.screen.types(closed.fields[1], 'Blue');
  await closed.screen.leaves();
  const again = await opens();
  expect(again.fields.map(({ value }) => value)).toEqual(['Which colour?', 'Blue']);
  await act(async () => again.fields[0].form?.requestSubmit());
  expect(send).toHaveBeenCalledOnce();
  await again.screen.leaves();
  const fresh = await opens();
  expect(fresh.fields.map(({ value }) => value)).toEqual(['', '']);
  await fresh.screen.leaves();
  desk.client.close();
});
