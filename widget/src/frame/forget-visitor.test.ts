import { expect, it } from 'vitest';
import type { Chat } from './chat.ts';
import type { Stage } from './app.tsx';
import type { KeptSession } from './session.ts';
import { forgetVisitor } from './forget-visitor.ts';

function running(visitor_id: string) {
  const done: string[] = [];
  const client = {
    signOut: async ({ discard }: { discard: boolean }) => done.push(`erased ${discard}`),
  };
  const chat = { client, visitor_id } as unknown as Chat;
  const stage: Stage = { kind: 'running', chat };
  return { stage, done };
}

const sessionOf = (visitor_id: string, done: string[]) => ({
  current: (): KeptSession => ({ token: 'x', visitor_id }),
  adopt: () => void done.push('nobody'),
});

it('[PV5] drops drafts and unsent words, and then the session', async () => {
  const { stage, done } = running('noor');
  await forgetVisitor(stage, sessionOf('noor', done));
  expect(done).toEqual(['erased true', 'nobody']);
});

it('[PV5] leaves the session alone where another tab has begun anew', async () => {
  const { stage, done } = running('noor');
  await forgetVisitor(stage, sessionOf('somebody new', done));
  expect(done).toEqual(['erased true']);
});
