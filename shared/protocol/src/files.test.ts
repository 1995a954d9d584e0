import { beforeEach, expect, it } from 'vitest';
import { forVisitor } from './audience.ts';
import type { DurableCommand } from './commands.ts';
import type { Attachment, Principal } from './entities.ts';
import type { StoredEvent } from './events.ts';
import {
  cleanFileName,
  defaultFileRules,
  judgeFile,
  savedName,
  kindOf,
  showsPicture,
  type StoredFile,
} from './files.ts';
import { contact, ids, inbox, profile } from './golden/index.ts';
import { limits } from './limits.ts';
import { parseCommand, visitorEventSchema } from './schemas/index.ts';
import { createBook, type Book } from './testing/book.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const conversation_id = ids.conversation;

const lamp: Attachment = {
  id: ids.file,
  name: 'lamp.png',
  type: 'image/png',
  size: 90,
  width: 3,
  height: 2,
};
const fileOf = (more: Partial<StoredFile> = {}): StoredFile => ({
  conversation_id,
  owner: { kind: 'visitor', id: noor.id },
  attachment: lamp,
  message_id: null,
  ...more,
});

let book: Book;
let last = 0;

beforeEach(() => {
  book = createBook([contact], [inbox], [ada.id]);
});

function send(more: object = {}): DurableCommand & { readonly name: 'message.send' } {
  last += 1;
  const id = `0198c0de-7777-7000-8000-${String(last).padStart(12, '0')}`;
  const payload = { id, conversation_id, text: '', attachments: [ids.file], ...more };
  return { name: 'message.send', payload };
}

const codeOf = (principal: Principal, command: DurableCommand) => {
  const { decision } = book.run(principal, command);
  return decision.ok ? 'ok' : decision.error.message;
};

it('[FI2] a file goes with one message, and both sides are told', () => {
  book.files.push(fileOf());
  const told = book.run(noor, send()).events.at(-1) as StoredEvent;
  expect(told.event.data).toMatchObject({ message: { text: '', attachments: [lamp] } });
  const seen = visitorEventSchema.parse(forVisitor(told, () => profile));
  expect(seen.data).toMatchObject({ message: { attachments: [lamp] } });
});

it('[FI2] of what is not there, not all there, another’s, elsewhere, or sent before nothing is told', () => {
  const wrong: readonly (StoredFile | undefined)[] = [
    undefined,
    fileOf({ attachment: null }),
    fileOf({ owner: { kind: 'agent', id: ada.id } }),
    fileOf({ owner: { kind: 'visitor', id: ids.member } }),
    fileOf({ conversation_id: ids.other_conversation }),
    fileOf({ message_id: ids.message }),
  ];
  for (const file of wrong) {
    book.files.splice(0, book.files.length, ...(file === undefined ? [] : [file]));
    expect(codeOf(noor, send())).toBe('no such file');
  }
});

it('[FI2] text may be empty beside files alone, and the files are few and different', () => {
  const parse = (payload: object, side: 'visitor' | 'agent' = 'visitor') => {
    const parsed = parseCommand(side, 'message.send', payload);
    return parsed.ok ? 'ok' : parsed.error.message;
  };
  const { payload } = send();
  const { attachments: _none, ...bare } = payload;
  expect(parse(payload)).toBe('ok');
  expect(parse(bare)).toBe('text: must not be blank');
  expect(parse({ ...payload, attachments: [] })).toContain('attachments');
  expect(parse({ ...payload, attachments: [ids.file, ids.file] })).toContain('once');
  const many = Array.from({ length: limits.attachments + 1 }, (_, at) =>
    ids.file.replace(/4$/, at.toString(16)),
  );
  expect(parse({ ...payload, attachments: many })).toContain('attachments');
  expect(parse({ ...payload, internal: true })).not.toBe('ok');
  expect(parse({ ...payload, internal: true }, 'agent')).toBe('ok');
});

it('[FI6] a recall takes the files along, wherever they stood, and has their bytes erased', () => {
  book.files.push(fileOf());
  const command = send({ text: 'Look' });
  book.run(noor, command);
  const recall = { id: ids.command, conversation_id, message_id: command.payload.id };
  const { decision } = book.run(noor, { name: 'message.recall', payload: recall });
  expect(decision).toMatchObject({
    jobs: [{ kind: 'files.erase', message_id: command.payload.id }],
  });
  expect(JSON.stringify(book.items)).not.toContain('lamp.png');
  expect(JSON.stringify([...book.conversations.values()])).not.toContain('lamp.png');
});

it('[FI2] an edit leaves files as they are', () => {
  book.files.push(fileOf());
  const command = send();
  book.run(noor, command);
  const edit = { id: ids.command, conversation_id, message_id: command.payload.id, text: 'Here' };
  book.run(noor, { name: 'message.edit', payload: edit });
  const created = book.items.find((item) => 'event' in item && item.event.seq === 2);
  expect(created).toMatchObject({
    event: { data: { message: { text: 'Here', attachments: [lamp] } } },
  });
});

it('[FI12] in short a message is its first file', () => {
  book.files.push(fileOf());
  book.run(noor, send());
  expect(book.conversations.get(conversation_id)?.last_message).toMatchObject({
    text: '',
    attached: { name: 'lamp.png', type: 'image/png', count: 1 },
  });
});

it('[FI3] an inbox takes what its rules name', () => {
  const rules = { ...defaultFileRules, kinds: ['picture'], max_bytes: 100 } as const;
  expect(judgeFile(rules, 100, 'image/png')).toBeUndefined();
  expect(judgeFile(rules, 101, 'image/png')).toBe('too_large');
  expect(judgeFile(rules, 0)).toBe('empty');
  expect(judgeFile(rules, 100, 'application/pdf')).toBe('kind');
  expect(judgeFile({ ...rules, on: false }, 1)).toBe('off');
});

it.each([
  ['image/png', 'picture'],
  ['image/svg+xml', 'other'],
  ['text/html', 'other'],
  ['application/xml', 'other'],
  ['application/zip', 'other'],
  ['application/x-msdownload', 'other'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/vnd.ms-word.document.macroenabled.12', 'other'],
  ['text/plain', 'document'],
  ['audio/mpeg', 'audio'],
  ['video/mp4', 'video'],
])('[FI3] %s is of the kind %s', (type, kind) => {
  expect(kindOf(type)).toBe(kind);
});

it.each([
  ['lamp.png', 'lamp.png'],
  ['../../etc/passwd', 'etc passwd'],
  ['C:\\Windows\\system32\\a.dll', 'C Windows system32 a.dll'],
  ['.htaccess', 'htaccess'],
  ['bill\u202efdp.exe', 'bill fdp.exe'],
  ['a\u0000b\nc.txt', 'a b c.txt'],
  ['zero\u200bwidth.txt', 'zero width.txt'],
  ['half \ud800 pair', 'half \ufffd pair'],
  ['…', '…'],
  ['...', 'file'],
  ['', 'file'],
  ['ملف.pdf', 'ملف.pdf'],
])('[FI5] %j is called %j', (name, clean) => {
  expect(cleanFileName(name)).toBe(clean);
  expect(cleanFileName(clean)).toBe(clean);
});

it('[FI5] a huge name keeps its ending', () => {
  const clean = cleanFileName(`${'long '.repeat(1_000)}.pdf`);
  expect(clean.length).toBeLessThanOrEqual(limits.file_name_length);
  expect(clean).toMatch(/g l\.pdf$/);
});

it('[FI5] a huge name of dots is cleaned in time that grows with its length, not with its square', () => {
  expect(cleanFileName(`lamp${'.'.repeat(250_000)}png`)).toMatch(/^lamp\.+png$/);
});

it('[FI8] only pictures that can’t run anything, and whose size is known, are shown as such', () => {
  expect(showsPicture(lamp)).toBe(true);
  expect(showsPicture({ ...lamp, type: 'image/svg+xml' })).toBe(false);
  const { width: _unknown, ...unsized } = lamp;
  expect(showsPicture(unsized)).toBe(false);
});

it.each([
  ['notes.txt', 'text/plain', 'notes.txt'],
  ['invoice.HTML', 'text/plain', 'invoice.HTML.txt'],
  ['update.bat', 'text/plain', 'update.bat.txt'],
  ['macro.js', 'application/pdf', 'macro.js.pdf'],
  ['a.svg', 'video/mp4', 'a.svg.bin'],
  ['holiday.jpeg', 'image/jpeg', 'holiday.jpeg'],
  // The owner takes these, and so they are what they are.
  ['setup.exe', 'application/x-msdownload', 'setup.exe'],
])('[FI8] %s of %s is saved as %s', (name, type, saved) => {
  expect(savedName({ name, type })).toBe(saved);
});
