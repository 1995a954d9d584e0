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

/** What a window has kept of two people. */
const keeping = (): Record<string, string> => ({
  'porchlight-push/one': '{"session":{"visitor_id":"noor"},"host":{}}',
  'porchlight-push/two': '{"session":{"visitor_id":"another"},"host":{}}',
  'porchlight-frame/one/session': 'noor',
});

function frameOf(kept: Record<string, string>): { localStorage: Storage } {
  const storage: Record<string, unknown> = { ...kept };
  for (const [name, value] of Object.entries({
    getItem: (key: string): string | null => kept[key] ?? null,
    removeItem: (key: string): void => void delete kept[key],
  }))
    Object.defineProperty(storage, name, { value, enumerable: false });
  return { localStorage: storage as unknown as Storage };
}

it('[PV5] forgets where the visitor wanted to be told of answers, and nobody else', async () => {
  const { stage, done } = running('noor');
  const kept = keeping();
  await forgetVisitor(stage, sessionOf('noor', done), frameOf(kept));
  expect(Object.keys(kept)).toEqual(['porchlight-push/two', 'porchlight-frame/one/session']);
});

it('[PV5] drops drafts and unsent words, and then the session', async () => {
  const { stage, done } = running('noor');
  await forgetVisitor(stage, sessionOf('noor', done), frameOf({}));
  expect(done).toEqual(['erased true', 'nobody']);
});

it('[PV5] leaves the session alone where another tab has begun anew', async () => {
  const { stage, done } = running('noor');
  await forgetVisitor(stage, sessionOf('somebody new', done), frameOf({}));
  expect(done).toEqual(['erased true']);
});
