import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../shared/api.ts';
import { render, type Rendered } from '../../test/rendered.tsx';
import { SignIn } from './sign-in.tsx';

let screen: Rendered;
const heard = () => screen.get('[role="alert"]').textContent;

async function open(answers: (Failure | null)[], expired = false) {
  const signIn = vi.fn<(email: string, password: string) => Promise<Failure | null>>(
    async () => answers.shift() ?? null,
  );
  screen = await render(<SignIn expired={expired} signIn={signIn} />);
  return signIn;
}

async function enters(email: string, password: string) {
  await screen.types(screen.get('input', 'E-mail'), email);
  await screen.types(screen.get('input', 'Password'), password);
  await screen.clicks(screen.get('button', 'Sign in'));
}

afterEach(async () => {
  await screen.leaves();
  vi.useRealTimers();
});

describe('signing in', () => {
  it('hands over what was entered, without stray blanks around the address', async () => {
    const signIn = await open([null]);
    await enters(' ada@porchlight.example ', ' pass word ');
    expect(signIn).toHaveBeenCalledExactlyOnceWith('ada@porchlight.example', ' pass word ');
  });

  it('asks for what is missing, where it is missing, and does not call the server', async () => {
    const signIn = await open([]);
    await enters('', '');
    expect(document.activeElement).toBe(screen.get('input', 'E-mail'));
    expect(screen.page.textContent).toContain('Please enter your e-mail address.');
    await enters('ada@porchlight.example', '');
    expect(document.activeElement).toBe(screen.get('input', 'Password'));
    expect(signIn).not.toHaveBeenCalled();
  });

  it.each<[Failure, string]>([
    [{ code: 'wrong_credentials' }, 'don’t go together'],
    [{ code: 'server_away' }, 'can’t be reached'],
    [{ code: 'internal' }, 'Something went wrong'],
  ])('says %j in plain words and keeps what was typed', async (failure, words) => {
    await open([failure]);
    await enters('ada@porchlight.example', 'secret');
    expect(heard()).toContain(words);
    expect(screen.field('input', 'E-mail').value).toBe('ada@porchlight.example');
    expect(screen.field('input', 'Password').value).toBe('secret');
  });

  it('counts the seconds down after too many tries, and only then tries again', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
    const signIn = await open([{ code: 'rate_limited', retry_after_ms: 3_000 }, null]);
    await enters('ada@porchlight.example', 'secret');
    expect(heard()).toContain('in 3 seconds');
    await screen.clicks(screen.get('button', 'Sign in'));
    expect(signIn).toHaveBeenCalledTimes(1);
    await act(async () => vi.advanceTimersByTime(2_000));
    expect(screen.page.textContent).toContain('in 1 second.');
    await act(async () => vi.advanceTimersByTime(1_000));
    await screen.clicks(screen.get('button', 'Sign in'));
    expect(signIn).toHaveBeenCalledTimes(2);
  });

  it('says why somebody who was in is out', async () => {
    await open([], true);
    expect(screen.page.textContent).toContain('what you were writing has been kept');
  });

  it('shows the password on request', async () => {
    await open([]);
    await screen.clicks(screen.get('button', 'Show password'));
    expect(screen.field('input', 'Password').type).toBe('text');
  });
});
