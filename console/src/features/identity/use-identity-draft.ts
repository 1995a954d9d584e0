import {
  changedIdentity,
  isComplete,
  noIdentity,
  type IdentityWish,
  type WebsiteInbox,
} from '@porchlight/protocol';
import { useState, type SubmitEvent } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useTouched } from '../../shared/use-touched.ts';
import { readPublicKey } from './public-key.ts';

/** Settings that are being written. */
export interface IdentityDraft {
  readonly wish: IdentityWish;
  /** What keeps it from being saved, once that was tried; null for nothing. */
  readonly fault: 'key_wrong' | 'key_missing' | 'secret_missing' | null;
  readonly changed: boolean;
  readonly saving: 'idle' | 'pending' | 'saved';
  readonly change: (fields: Partial<IdentityWish>) => void;
  readonly save: (event: SubmitEvent) => void;
}

/** The draft for an inbox, which begins with what is saved. */
export function useIdentityDraft(inbox: WebsiteInbox): IdentityDraft {
  const { id: inbox_id, name, identity: saved = noIdentity } = inbox;
  const { on, algorithm, public_key, required = false } = saved;
  const { fields, touch } = useTouched<IdentityWish>({ on, algorithm, public_key, required });
  const [tried, setTried] = useState(false);
  const { mutate, isPending, isSuccess, reset } = useCommand('inbox.update');
  const wish = { on, algorithm, public_key, required, ...fields };
  const read = readKey(wish);
  const fault = faultOf(inbox, wish, read);
  return {
    wish,
    fault: tried ? fault : null,
    changed:
      wish.on !== on ||
      wish.algorithm !== algorithm ||
      wish.required !== required ||
      read !== public_key,
    saving: isPending ? 'pending' : isSuccess ? 'saved' : 'idle',
    change: (more) => {
      touch(more);
      setTried(false);
      reset();
    },
    save: (event) => {
      event.preventDefault();
      setTried(true);
      if (fault !== null || isPending) return;
      mutate({ inbox_id, name, identity: { ...wish, public_key: read ?? null } });
    },
  };
}

/** Null where no key was entered, undefined where it is none. */
function readKey({ public_key }: IdentityWish): string | null | undefined {
  return public_key === null || public_key.trim() === '' ? null : readPublicKey(public_key);
}

function faultOf(
  { identity }: WebsiteInbox,
  wish: IdentityWish,
  public_key: string | null | undefined,
): IdentityDraft['fault'] {
  if (public_key === undefined) return 'key_wrong';
  if (isComplete(changedIdentity(identity, { ...wish, public_key }))) return null;
  return wish.algorithm === 'HS256' ? 'secret_missing' : 'key_missing';
}
