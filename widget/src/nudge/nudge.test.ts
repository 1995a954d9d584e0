// @vitest-environment happy-dom
import type { VisitorRule } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HostCall } from '../port/port-messages.ts';
import { nudge } from './nudge.ts';

const rule: VisitorRule = {
  id: 'welcome',
  url: String.raw`\/pricing`,
  after_s: 0,
  scroll_percent: 0,
  exit_intent: false,
  returning: false,
  text: 'Questions about prices?',
};
const words = { reply: 'Reply', dismiss: 'Close this message' };
const key = 'porchlight:key';

let shadow: ShadowRoot;
let view: { open: boolean; unread: number; label: string; close: string };
let calls: HostCall[];
const toggle = vi.fn<(open: boolean) => void>();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  localStorage.clear();
  toggle.mockReset();
  history.replaceState(null, '', '/pricing');
  shadow = document.createElement('div').attachShadow({ mode: 'open' });
  shadow.append(document.createElement('button'));
  document.documentElement.append(shadow.host);
  view = { open: false, unread: 0, label: '', close: '' };
  calls = [];
});

afterEach(() => {
  shadow.host.remove();
  vi.advanceTimersByTime(5_000);
  if (vi.getTimerCount() > 0) throw new Error('a timer was left behind');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function play(...rules: Partial<VisitorRule>[]) {
  const whole = rules.map((part) => ({ ...rule, ...part }));
  vi.stubGlobal('fetch', async () => Response.json({ ok: true, rules: whole, words }));
  await nudge('?inbox=key&lang=en', shadow, view, calls, toggle);
}

const bubble = () => shadow.querySelector('div');
const button = (name: string) =>
  [...(bubble()?.querySelectorAll('button') ?? [])].find(
    (one) => (one.ariaLabel || one.textContent) === name,
  );
const pass = (ms: number) => void vi.advanceTimersByTime(ms);

it('[PR1] speaks when it is time, on the pages that it is for', async () => {
  await play({ after_s: 3 });
  pass(2_000);
  expect(bubble()).toBeNull();
  pass(2_000);
  expect(bubble()?.textContent).toContain('Questions about prices?');
  expect(bubble()?.role).toBe('status');
  expect(document.activeElement).toBe(document.body);
});

it('[PR1] goes by the page that a website leads to without loading one', async () => {
  history.replaceState(null, '', '/');
  await play({ after_s: 1 });
  pass(5_000);
  expect(bubble()).toBeNull();
  history.pushState(null, '', '/pricing');
  pass(500);
  expect(bubble()).toBeNull();
  pass(1_500);
  expect(bubble()).not.toBeNull();
  history.pushState(null, '', '/');
  pass(500);
  expect(bubble()).toBeNull();
});

it('[PR1] waits until enough of the page was seen, and for the pointer to leave at its head', async () => {
  const page = document.documentElement;
  vi.spyOn(page, 'scrollHeight', 'get').mockReturnValue(10 * innerHeight);
  await play({ scroll_percent: 50, exit_intent: true });
  pass(1_000);
  document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1 }));
  pass(1_000);
  expect(bubble()).toBeNull();
  vi.stubGlobal('scrollY', 5 * innerHeight);
  pass(500);
  expect(bubble()).not.toBeNull();
  vi.restoreAllMocks();
});

it('[PR1] waits for a pointer that leaves the page, not one that goes to something in it', async () => {
  await play({ exit_intent: true });
  const leaves = (clientY: number, relatedTarget: Element | null = null) => {
    document.dispatchEvent(new MouseEvent('mouseout', { clientY, relatedTarget }));
    pass(1_000);
  };
  leaves(300);
  leaves(-1, document.body);
  expect(bubble()).toBeNull();
  leaves(-1);
  expect(bubble()).not.toBeNull();
});

it('[PR1] counts the time in which the page is before somebody’s eyes', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await play({ after_s: 2 });
  pass(10_000);
  expect(bubble()).toBeNull();
  hidden.mockRestore();
  pass(2_500);
  expect(bubble()).not.toBeNull();
});

it('[PR1] speaks to who has been here before, where only they are meant', async () => {
  await play({ returning: true });
  pass(2_000);
  expect(bubble()).toBeNull();
  shadow.host.remove();
  pass(2_000);
  document.documentElement.append(shadow.host);
  localStorage.setItem(key, '1');
  await play({ returning: true });
  pass(500);
  expect(bubble()).not.toBeNull();
});

it('[PR3] is shown once, and keeps nothing where there is no chat yet', async () => {
  await play({});
  pass(500);
  button('Close this message')?.click();
  expect(bubble()).toBeNull();
  pass(5_000);
  expect(bubble()).toBeNull();
  expect(localStorage).toHaveLength(0);
});

it('[PR3] is never shown again, once the page may keep that there is a chat', async () => {
  localStorage.setItem(key, '1');
  await play({});
  pass(500);
  expect(localStorage.getItem(key)).toBe('1 welcome');
  shadow.host.remove();
  pass(2_000);
  document.documentElement.append(shadow.host);
  bubble()?.remove();
  await play({});
  pass(5_000);
  expect(bubble()).toBeNull();
});

it('[PR3] counts what was shown before the chat was opened, too', async () => {
  await play({});
  pass(500);
  button('Reply')?.click();
  // As the loader does when it opens.
  localStorage.setItem(key, '1');
  pass(500);
  expect(localStorage.getItem(key)).toBe('1 welcome');
});

it('[PR4] opens the chat with what was said', async () => {
  await play({});
  pass(500);
  button('Reply')?.click();
  expect(bubble()).toBeNull();
  const arg = { rule_id: 'welcome', language: 'en', text: rule.text };
  expect(calls).toEqual([{ call: 'greet', arg, id: 0 }]);
  expect(toggle.mock.calls).toEqual([[true]]);
});

it('is closed by Escape, with the focus back at the launcher', async () => {
  await play({});
  pass(500);
  const reply = button('Reply');
  reply?.focus();
  reply?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(bubble()).toBeNull();
  expect(shadow.activeElement).toBe(shadow.querySelector('button'));
});

it('says nothing while the chat is open, unread or hidden, one at a time, and goes when the chat opens', async () => {
  view.open = true;
  await play({}, { id: 'second' });
  pass(1_000);
  expect(bubble()).toBeNull();
  Object.assign(view, { open: false, unread: 2 });
  pass(1_000);
  expect(bubble()).toBeNull();
  view.unread = 0;
  pass(500);
  expect(shadow.querySelectorAll('div')).toHaveLength(1);
  view.open = true;
  pass(500);
  expect(bubble()).toBeNull();
  view.open = false;
  pass(1_000);
  expect(bubble()).toBeNull();
});
