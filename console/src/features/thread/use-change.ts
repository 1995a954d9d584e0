import type { Conversation } from '@porchlight/protocol';
import { useTranslation } from '../../shared/translation.tsx';
import { useCommand, type Wish } from '../../shared/use-command.ts';
import { useWorkspace } from '../../shared/workspace.ts';

type ChangeName = 'conversation.assign' | 'conversation.set_status';

/** A change, the change that takes it back, and the words for what was done. */
interface Change<Name extends ChangeName> {
  readonly wish: Wish<Name>;
  readonly back: Wish<Name>;
  readonly said: string;
}

/**
 * Changes a conversation and, once the server has done it, says so with the offer to undo it. Undoing is a command like
 * any other; it is not sent where somebody has changed the same since. Failures are said in words.
 */
export function useChange<Name extends ChangeName>(name: Name) {
  const { live, say } = useWorkspace();
  const { t } = useTranslation();
  const { mutateAsync, isPending } = useCommand(name);

  const send = async (wish: Wish<Name>) => {
    try {
      return await mutateAsync(wish);
    } catch {
      // It has been said already.
      return null;
    }
  };
  const takeBack = async ({ wish, back }: Change<Name>, seq: number) => {
    if (!isStillSo(live.getState().conversations[wish.conversation_id], wish, seq))
      return say(t('undo.too_late'));
    if ((await send(back)) !== null) say(t('undo.done'));
  };
  const change = async (wished: Change<Name>) => {
    const seq = (await send(wished.wish))?.seq ?? null;
    // Null: it was so already, and there is nothing to undo.
    if (seq !== null) say(wished.said, () => void takeBack(wished, seq));
  };
  return { change: (wished: Change<Name>) => void change(wished), isPending };
}

/** Whether what was wished still stands; also where its event, of this seq, has not come yet. */
function isStillSo(now: Conversation | undefined, wish: object, seq: number): boolean {
  if (now === undefined || now.head < seq) return true;
  const fields = Object.entries(wish).filter(([field]) => field !== 'conversation_id');
  return fields.every(([field, value]) => now[field as keyof Conversation] === value);
}
