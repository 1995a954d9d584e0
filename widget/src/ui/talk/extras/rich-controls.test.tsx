// @vitest-environment happy-dom
import type { MessageLine } from '@porchlight/client';
import type { Rich, RichAnswer } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import { createFixtureClient } from '../../../test/fixture-client.ts';
import { conversation_id, message, messageLine } from '../../../test/fixtures.ts';
import { openScreen, type Screen } from '../../../test/screen.tsx';
import { answersIn } from '../answers-in.ts';
import { RichControls } from './rich-controls.tsx';

const colours: Rich = {
  kind: 'choices',
  options: [
    { id: 'blue', label: 'Blue' },
    { id: 'red', label: 'Red' },
  ],
};
const id = message(1, 'agent', 'Which?').id;

function show(rich: Rich, answered?: MessageLine, client = createFixtureClient()) {
  const screen = openScreen(
    <RichControls
      client={client}
      message={{ id, conversation_id }}
      rich={rich}
      answered={answered}
    />,
  );
  return { screen, client };
}

const sent = (text: string, answer: RichAnswer) => [
  ['send', conversation_id, text, { reply_to: id, answer }],
];

const form: Rich = {
  kind: 'form',
  fields: [
    { id: 'name', label: 'Name', kind: 'text', required: true },
    { id: 'mail', label: 'E-mail', kind: 'email' },
  ],
};

function write(screen: Screen, index: number, value: string): void {
  screen.does(() => {
    const field = screen.root.querySelectorAll('input')[index];
    if (field === undefined) throw new Error('no field');
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function answerLine(answer: RichAnswer, text: string): MessageLine {
  const line = messageLine({ ...message(2, 'visitor', text), reply_to: id, answer });
  if (line.kind === 'activity') throw new Error('no message');
  return line;
}

it('[RM2] answers by the words of what was pressed', () => {
  const { screen, client } = show(colours);
  screen.click('Red');
  expect(client.calls).toEqual(sent('Red', { kind: 'choice', id: 'red' }));
});

it('[RM3] shows what was chosen, and takes nothing more', () => {
  const { screen, client } = show(colours, answerLine({ kind: 'choice', id: 'blue' }, 'Blue'));
  const [blue, red] = screen.root.querySelectorAll('button');
  const pressed = [blue, red].map((one) => one?.getAttribute('aria-pressed'));
  expect(pressed).toEqual(['true', 'false']);
  expect(red?.getAttribute('aria-disabled')).toBe('true');
  screen.click('Red');
  expect(client.calls).toEqual([]);
});

it('[RM1] leads nowhere but to web pages', () => {
  const link = (url: string) => ({ kind: 'link' as const, label: url, url });
  const actions = [link('https://shop.example/'), link('javascript:alert(1)'), link('data:x')];
  const { screen } = show({ kind: 'cards', cards: [{ title: 'Lamp', actions }] });
  const links = [...screen.root.querySelectorAll('a')];
  expect(links.map((one) => one.getAttribute('href'))).toEqual(['https://shop.example/']);
  expect(links[0]?.rel).toBe('noopener noreferrer nofollow');
});

it('[RM2] hands a form in once it is right, and then shows it', () => {
  const { screen, client } = show(form);
  write(screen, 1, 'nobody');
  screen.click('Send answers');
  expect(client.calls).toEqual([]);
  expect(screen.text()).toContain('This is not an e-mail address.');
  expect(document.activeElement).toBe(screen.root.querySelector('input'));
  write(screen, 0, 'Noor');
  write(screen, 1, 'noor@mail.example');
  screen.click('Send answers');
  const values = { name: 'Noor', mail: 'noor@mail.example' };
  const text = 'Name: Noor\nE-mail: noor@mail.example';
  expect(client.calls).toEqual(sent(text, { kind: 'form', values }));
  const { screen: after } = show(form, answerLine({ kind: 'form', values }, text));
  expect(after.root.querySelector('dl')?.textContent).toBe('NameNoorE-mailnoor@mail.example');
});

it('[SN13] a form keeps what was filled in until it is sent', async () => {
  const { screen, client } = show(form);
  write(screen, 0, 'Noor');
  const { screen: again } = show(form, undefined, client);
  expect(again.root.querySelector('input')?.value).toBe('Noor');
  again.click('Send answers');
  await vi.waitFor(() => expect(client.draft(`form:${id}`, 'reply').text).toBe(''));
});

it('[SN14] a form keeps what is chosen apart from what is typed', () => {
  const sizes = [{ id: 's2', label: 'Small' }];
  const fields = [
    { id: 'name', label: 'Name', kind: 'text' as const },
    { id: 'size', label: 'Size', kind: 'select' as const, options: sizes },
  ];
  const { screen, client } = show({ kind: 'form', fields });
  write(screen, 0, 'Noor');
  const select = (of: Screen) => of.root.querySelector('select') as HTMLSelectElement;
  screen.does(() => {
    select(screen).value = 's2';
    select(screen).dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(client.draft(`form:${id}`, 'reply').text).toBe('{"name":"Noor"}');
  const { screen: again } = show({ kind: 'form', fields }, undefined, client);
  expect(select(again).value).toBe('s2');
  expect(again.root.querySelector('input')?.value).toBe('Noor');
});

it.each(['null', 'no JSON', '{"name":5}'])(
  '[SN13] a form survives what it can’t read (%s)',
  (kept) => {
    const client = createFixtureClient();
    client.keepDraft(`form:${id}`, 'reply', kept);
    const { screen } = show(form, undefined, client);
    expect(screen.root.querySelector('input')?.value).toBe('');
  },
);

it('[SN13] a form that was answered elsewhere keeps nothing', () => {
  const client = createFixtureClient();
  client.keepDraft(`form:${id}`, 'reply', '{"name":"Noor"}');
  show(form, answerLine({ kind: 'form', values: { name: 'Noor' } }, 'Name: Noor'), client);
  expect(client.draft(`form:${id}`, 'reply').text).toBe('');
});

it('[RM3] a recalled answer answers nothing', () => {
  const recalled = { ...message(2, 'visitor', ''), reply_to: id, recalled_at: '2026-11-20' };
  expect(answersIn([messageLine(recalled)]).size).toBe(0);
  expect(answersIn([answerLine({ kind: 'choice', id: 'blue' }, 'Blue')]).has(id)).toBe(true);
});
