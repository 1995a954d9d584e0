// @vitest-environment happy-dom
import type { MessageLine } from '@porchlight/client';
import type { Rich, RichAnswer } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import { message, messageLine } from '../../../test/fixtures.ts';
import { openScreen } from '../../../test/screen.tsx';
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

function show(rich: Rich, answered?: MessageLine) {
  const onAnswer = vi.fn<(text: string, answer: RichAnswer) => void>();
  const screen = openScreen(
    <RichControls id={id} rich={rich} answered={answered} onAnswer={onAnswer} />,
  );
  return { screen, onAnswer };
}

function answerLine(answer: RichAnswer, text: string): MessageLine {
  const line = messageLine({ ...message(2, 'visitor', text), reply_to: id, answer });
  if (line.kind === 'activity') throw new Error('no message');
  return line;
}

it('[RM2] answers by the words of what was pressed', () => {
  const { screen, onAnswer } = show(colours);
  screen.click('Red');
  expect(onAnswer.mock.calls).toEqual([['Red', { kind: 'choice', id: 'red' }]]);
});

it('[RM3] shows what was chosen, and takes nothing more', () => {
  const { screen, onAnswer } = show(colours, answerLine({ kind: 'choice', id: 'blue' }, 'Blue'));
  const [blue, red] = screen.root.querySelectorAll('button');
  const pressed = [blue, red].map((one) => one?.getAttribute('aria-pressed'));
  expect(pressed).toEqual(['true', 'false']);
  expect(red?.getAttribute('aria-disabled')).toBe('true');
  screen.click('Red');
  expect(onAnswer).not.toHaveBeenCalled();
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
  const form: Rich = {
    kind: 'form',
    fields: [
      { id: 'name', label: 'Name', kind: 'text', required: true },
      { id: 'mail', label: 'E-mail', kind: 'email' },
    ],
  };
  const { screen, onAnswer } = show(form);
  const [name, mail] = screen.root.querySelectorAll('input');
  const write = (field: HTMLInputElement | undefined, value: string) =>
    screen.does(() => {
      if (field === undefined) throw new Error('no field');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  write(mail, 'nobody');
  screen.click('Send answers');
  expect(onAnswer).not.toHaveBeenCalled();
  expect(screen.text()).toContain('This is not an e-mail address.');
  expect(document.activeElement).toBe(name);
  write(name, 'Noor');
  write(mail, 'noor@mail.example');
  screen.click('Send answers');
  const values = { name: 'Noor', mail: 'noor@mail.example' };
  const text = 'Name: Noor\nE-mail: noor@mail.example';
  expect(onAnswer.mock.calls).toEqual([[text, { kind: 'form', values }]]);
  const { screen: after } = show(form, answerLine({ kind: 'form', values }, text));
  expect(after.root.querySelector('dl')?.textContent).toBe('NameNoorE-mailnoor@mail.example');
});

it('[RM3] a recalled answer answers nothing', () => {
  const recalled = { ...message(2, 'visitor', ''), reply_to: id, recalled_at: '2026-11-20' };
  expect(answersIn([messageLine(recalled)]).size).toBe(0);
  expect(answersIn([answerLine({ kind: 'choice', id: 'blue' }, 'Blue')]).has(id)).toBe(true);
});
