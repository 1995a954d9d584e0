import { noFirstContact, type FirstContact, type WebsiteInbox } from '@porchlight/protocol';
import { useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useTouched } from '../../shared/use-touched.ts';

/** A part of what visitors meet first, as it is being written. */
export interface PartDraft<Key extends keyof FirstContact> {
  readonly value: Pick<FirstContact, Key>;
  readonly changed: boolean;
  /** Where saving stands; why it failed was said at the foot of the screen. */
  readonly saving: 'idle' | 'pending' | 'saved';
  /** Somebody tried to save what is wrong: faults are shown from then on. */
  readonly tried: boolean;
  readonly change: (fields: Partial<Pick<FirstContact, Key>>) => void;
  readonly discard: () => void;
  /** Saves, unless something is wrong. */
  readonly save: (faulty: boolean) => void;
}

/** The draft of these parts for an inbox, which begins with what is saved. Each part is saved by itself. */
export function usePart<Key extends keyof FirstContact>(
  inbox: WebsiteInbox,
  keys: readonly Key[],
): PartDraft<Key> {
  const { id: inbox_id, name } = inbox;
  const all = { ...noFirstContact, ...inbox.first_contact };
  const saved = Object.fromEntries(keys.map((key) => [key, all[key]])) as Pick<FirstContact, Key>;
  const { fields, touch, discard } = useTouched(saved);
  const [tried, setTried] = useState(false);
  const { mutate, isPending, isSuccess, reset } = useCommand('inbox.update');
  const value = { ...saved, ...fields };
  return {
    value,
    // What was saved a moment ago the list of inboxes hears of a little later.
    changed: !isPending && !isSuccess && JSON.stringify(value) !== JSON.stringify(saved),
    saving: isPending ? 'pending' : isSuccess ? 'saved' : 'idle',
    tried,
    change: (more) => {
      touch(more);
      reset();
    },
    discard: () => {
      discard();
      setTried(false);
    },
    save: (faulty) => {
      setTried(faulty);
      if (!faulty && !isPending) mutate({ inbox_id, name, first_contact: value });
    },
  };
}
