// @vitest-environment happy-dom
import type { MessageLine } from '@porchlight/client';
import type { Message, Status } from '@porchlight/protocol';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFixtureClient, type FixtureClient } from '../../../test/fixture-client.ts';
import { conversation_id, message, minute } from '../../../test/fixtures.ts';
import { openScreen, type Screen } from '../../../test/screen.tsx';
import { ChangeNote } from './change-note.tsx';
import { MessageActions } from './message-actions.tsx';

const onReply = vi.fn<() => void>();
const onDone = vi.fn<() => void>();
const now = Date.parse(minute(5));
let client: FixtureClient;

beforeEach(() => {
  client = createFixtureClient();
  onDone.mockReset();
});

function shows(of: Message, status: Status = 'read', at = now): Screen {
  const line: MessageLine = { kind: 'message', key: of.id, message: of, status };
  return openScreen(
    <MessageActions client={client} line={line} onReply={onReply} onDone={onDone} now={() => at} />,
  );
}

const own = message(1, 'visitor', 'to Norwy?');
const labels = (screen: Screen) =>
  [...screen.root.querySelectorAll('button')].map(({ textContent }) => textContent);

describe('the visitor’s own message', () => {
  it('is edited with the keyboard alone', () => {
    const screen = shows(own);
    screen.click('Edit');
    expect(document.activeElement).toBe(screen.field());
    screen.type('to Norway?');
    screen.press('Enter', { shiftKey: true });
    expect(onDone).not.toHaveBeenCalled();
    screen.press('Enter');
    expect(client.calls).toEqual([['edit', conversation_id, own.id, 'to Norway?']]);
    expect(onDone).toHaveBeenCalledOnce();
  });

  it('is not edited to nothing, or to what it is', () => {
    const screen = shows(own);
    screen.click('Edit');
    screen.type('  ');
    screen.press('Enter');
    expect(onDone).not.toHaveBeenCalled();
    screen.type(own.text);
    screen.press('Enter');
    expect(client.calls).toEqual([]);
  });

  it('[SN13] keeps what was begun until it is saved or given up', async () => {
    const begin = (text: string) => {
      const screen = shows(own);
      screen.click('Edit');
      screen.type(text);
    };
    begin('to Norway?');
    const again = shows(own);
    expect(again.field().value).toBe('to Norway?');
    again.click('Cancel');
    expect(labels(again)).toContain('Edit');
    begin('to Oslo?');
    shows(own).press('Enter');
    expect(client.calls).toEqual([['edit', conversation_id, own.id, 'to Oslo?']]);
    await vi.waitFor(() => expect(labels(shows(own))).toContain('Edit'));
  });

  it('[SN14] is not edited on once it was removed elsewhere', () => {
    client.keepDraft(`edit:${own.id}`, 'reply', 'to Norway?');
    const screen = shows({ ...own, text: '', recalled_at: minute(2) });
    expect(screen.field()).toBeNull();
    expect(onDone).toHaveBeenCalledOnce();
    // The composer takes them.
    expect(client.draft(`edit:${own.id}`, 'reply').text).toBe('to Norway?');
  });

  it('is removed only after a second press, and the focus stands where a press does no harm', () => {
    const screen = shows(own);
    screen.click('Remove');
    expect(document.activeElement?.textContent).toBe('Keep it');
    screen.click('Keep it');
    screen.click('Remove');
    expect(client.calls).toEqual([]);
    screen.click('Remove');
    expect(client.calls).toEqual([['recall', conversation_id, own.id]]);
  });

  it('can be removed after ten minutes, as long as nobody has read it, and never edited', () => {
    const late = now + 600_000;
    expect(labels(shows(own, 'delivered', late))).toEqual(['Reply', 'Remove']);
    expect(labels(shows(own, 'read', late))).toEqual(['Reply']);
  });
});

it('lets visitors answer what is not theirs, and nobody what was removed', () => {
  const screen = shows(message(1, 'agent', 'Hello'));
  expect(labels(screen)).toEqual(['Reply']);
  screen.click('Reply');
  expect(onReply).toHaveBeenCalledOnce();
  expect(labels(shows({ ...own, text: '', recalled_at: minute(2) }))).toEqual([]);
});

describe('a change that is not done', () => {
  it('says that it is on its way', () => {
    const screen = openScreen(<ChangeNote client={client} of={own.id} text="to Norway?" />);
    expect(screen.text()).toContain('Not changed yet');
    screen.show(<ChangeNote client={client} of={own.id} text={null} />);
    expect(screen.text()).toContain('Not removed yet');
  });

  it('gives the words back where it was refused, until somebody has seen it', () => {
    const error = { code: 'forbidden', message: 'too late', retry: 'never' } as const;
    const screen = openScreen(
      <ChangeNote client={client} of={own.id} text="to Norway?" error={error} />,
    );
    expect(screen.root.querySelector('[role="alert"]')?.textContent).toContain('to Norway?');
    screen.click('Got it');
    expect(client.calls).toEqual([['dropChange', own.id]]);
  });
});
