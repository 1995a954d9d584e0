import { type Environment, moveKept, type OutgoingFile } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import type { Chat } from './chat.ts';
import type { Kept } from './kept.ts';
import type { Session } from './session.ts';

/** Who leaves and who comes, and where their words lie. */
export interface TakeOver {
  readonly before: Chat;
  readonly session: Pick<Session, 'current'>;
  readonly environment: Pick<Environment, 'storage'>;
  readonly kept: Kept;
  readonly inbox_key: string;
  readonly visitor_id: Id;
}

/**
 * Lets a chat go for another person's. What was not sent yet: a stranger's goes, as it is, to the person that it turned out to
 * be, and to another stranger, as whom the server knows it now, as if it were written anew; but what somebody has written who
 * has proved who it is stays its own, until it comes back.
 */
export async function takeOver(options: TakeOver): Promise<(after: Chat) => Promise<void>> {
  const { before, session, environment, kept, inbox_key, visitor_id } = options;
  if (!before.verified && !session.current()?.verified) {
    return async (after) => {
      await moveUnsent(before, after);
      // That stranger comes no more, so nothing of it stays on this device.
      await before.client.signOut({ discard: true });
      before.close();
    };
  }
  // From here on neither client runs, as moving asks for.
  before.close();
  if (before.verified) return nothing;
  const [from, to] = [before.visitor_id, visitor_id].map((id) => `${inbox_key}/${id}`);
  await moveKept(environment.storage, from as string, to as string);
  // What was written for a conversation that was about to begin shall be seen there.
  kept.set(`porchlight-frame/${to}/next`, before.next_conversation);
  return nothing;
}

async function nothing(): Promise<void> {}

async function moveUnsent(from: Chat, to: Chat): Promise<void> {
  for (const { id, text, files = [], state } of from.client.getState().outbox) {
    if (state.kind === 'acked') continue;
    const chosen = await chooseAnew(from, to, files);
    if (chosen.length > 0) await to.client.send(to.next_conversation, text, { files: chosen });
    else if (text !== '') await to.client.send(to.next_conversation, text);
    await from.client.cancel(id);
  }
}

/** The server may know the ids as the other's. What the browser has given up of the files can't go along. */
async function chooseAnew(
  from: Chat,
  to: Chat,
  files: readonly OutgoingFile[],
): Promise<readonly OutgoingFile[]> {
  const chosen: OutgoingFile[] = [];
  for (const { id, type: _type, size: _size, ...shown } of files) {
    const bytes = await (await from.client.files?.())?.bytes(id);
    const desk = await to.client.files?.();
    if (bytes === undefined || desk === undefined) continue;
    chosen.push(await desk.choose(to.next_conversation, 'reply', { ...shown, bytes }));
  }
  return chosen;
}
