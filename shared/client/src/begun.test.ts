import type { Log, Message } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { giveBegunBack } from './begun.ts';
import { createDrafts } from './drafts.ts';
import { createFakeEnvironment } from './testing/index.ts';

const drafts = () => createDrafts(createFakeEnvironment(), 'me', () => {});

function logOf(...messages: readonly Partial<Message>[]): Log {
  const entries = messages.map((message, index) => ({
    kind: 'message' as const,
    seq: index + 1,
    message: { id: `m${index + 1}`, recalled_at: null, ...message } as Message,
  }));
  return { head: entries.length, entries, steps: [], more: false };
}

const recalled_at = '2026-01-01T00:00:00.000Z';

function desk(log: Log) {
  const { get, set } = drafts();
  const client = { draft: get, keepDraft: set };
  const given: unknown[] = [];
  const look = () => {
    giveBegunBack(client, log, (kind, words) => given.push([kind, words]));
    return given;
  };
  return { ...client, look };
}

it('[SN14] gives back once what was begun for a message that is gone, to where it came from', () => {
  const { keepDraft, draft, look } = desk(
    logOf({ recalled_at }, { recalled_at, internal: true }, {}, { recalled_at }),
  );
  for (const id of ['m1', 'm2', 'm3']) keepDraft(`edit:${id}`, 'reply', `another ${id}`);
  const given = [
    ['reply', 'another m1'],
    ['note', 'another m2'],
  ];
  expect(look()).toEqual(given);
  expect(look()).toEqual(given);
  expect(draft('edit:m1', 'reply').text).toBe('');
  expect(draft('edit:m3', 'reply').text).toBe('another m3');
});

it('[SN14] gives back what was typed into a form that is gone, and drops what was chosen', () => {
  const { keepDraft, draft, look } = desk(logOf({ recalled_at }));
  keepDraft(
    'form:m1',
    'reply',
    '{"street":"12 Harbour Street","empty":" ","mail":"noor@mail.example"}',
  );
  keepDraft('chosen:m1', 'reply', '{"size":"s2"}');
  expect(look()).toEqual([['reply', '12 Harbour Street\nnoor@mail.example']]);
  expect(draft('form:m1', 'reply').text + draft('chosen:m1', 'reply').text).toBe('');
});

it('[SN14] gives nothing back where only something was chosen, or there is no log', () => {
  const { keepDraft, draft, look } = desk(logOf({ recalled_at }));
  keepDraft('chosen:m1', 'reply', '{"size":"s2"}');
  expect(look()).toEqual([]);
  expect(draft('chosen:m1', 'reply').text).toBe('');
  giveBegunBack({ draft, keepDraft }, undefined, () => expect.unreachable());
});
