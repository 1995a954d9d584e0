import { defaultAppearance, type Appearance, type WebsiteInbox } from '@porchlight/protocol';
import type { SubmitEvent } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useTouched } from '../../shared/use-touched.ts';
import {
  appearanceFaults,
  sameAppearance,
  withoutFaults,
  type AppearanceFaults,
} from './appearance-faults.ts';

/** An appearance that is being written. */
export interface AppearanceDraft {
  readonly look: Appearance;
  /** The same without what is wrong in it. */
  readonly shown: Appearance;
  /** What is wrong. */
  readonly faults: AppearanceFaults;
  readonly changed: boolean;
  /** Where saving stands; `failed` was said at the foot of the screen. */
  readonly saving: 'idle' | 'pending' | 'saved';
  readonly change: (fields: Partial<Appearance>) => void;
  readonly discard: () => void;
  /** Back to the house's own; null where it is that. */
  readonly reset: (() => void) | null;
  readonly save: (event: SubmitEvent) => void;
}

/** The draft for an inbox, which begins with what is saved. */
export function useAppearanceDraft(inbox: WebsiteInbox): AppearanceDraft {
  const { id: inbox_id, name, appearance: saved } = inbox;
  const { fields, touch, discard } = useTouched(saved);
  const { mutate, isPending, isSuccess, reset } = useCommand('inbox.update');
  const look = { ...saved, ...fields };
  const faults = appearanceFaults(look);
  const change = (more: Partial<Appearance>) => {
    touch(more);
    reset();
  };
  return {
    look,
    shown: withoutFaults(look, saved),
    faults,
    // What was saved a moment ago the list of inboxes hears of a little later.
    changed: !isPending && !isSuccess && !sameAppearance(look, saved),
    saving: isPending ? 'pending' : isSuccess ? 'saved' : 'idle',
    change,
    discard,
    reset: sameAppearance(look, defaultAppearance) ? null : () => change(defaultAppearance),
    save: (event) => {
      event.preventDefault();
      if (faults.size === 0 && !isPending) mutate({ inbox_id, name, appearance: look });
    },
  };
}
