import {
  defaultAppearance,
  type Agent,
  type Id,
  type IdSource,
  type WebsiteInbox,
} from '@porchlight/protocol';
import { randomBytes } from 'node:crypto';
import { momentOf, type Clock } from './clock.ts';
import { hashPassword } from './passwords.ts';
import type { Store } from './store.ts';

/** How the first admin signs in. */
export interface FirstAdmin {
  readonly email: string;
  /** Absent: one is made. */
  readonly password: string | undefined;
}

/** What the operator is told once: null where there was an account already. Without a password it is the one that was given. */
export type FirstSignIn = { readonly email: string; readonly made_password?: string } | null;

/** On an empty database, makes an account, a website inbox and an admin. Rejects with StorageError. */
export async function firstStart(
  store: Store,
  clock: Clock,
  newId: IdSource,
  admin: FirstAdmin,
): Promise<FirstSignIn> {
  if ((await store.accounts()).length > 0) return null;
  const email = admin.email.trim().toLowerCase();
  const { password = newPassword() } = admin;
  const made = await store.seed({
    account: { id: newId(), name: 'Porchlight' },
    inbox: websiteInbox(newId()),
    admin: { ...adminAgent(newId(), email), password_hash: await hashPassword(password) },
    now: momentOf(clock),
  });
  if (!made) return null;
  return admin.password === undefined ? { email, made_password: password } : { email };
}

function websiteInbox(id: Id): WebsiteInbox {
  const site = { name: 'Chat with us', key: newKey(), allowed_origins: [] };
  const look = { appearance: defaultAppearance, follow_up_minutes: null };
  return { id, kind: 'website', ...site, ...look };
}

function adminAgent(id: Id, email: string): Agent {
  return { id, name: nameFrom(email), email, role: 'admin', avatar_url: null };
}

/** `ada.lovelace@…` is Ada Lovelace, until somebody says otherwise. */
function nameFrom(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._-]+/).filter((word) => word !== '');
  return (
    words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join(' ') || 'Admin'
  );
}

/** Public, but not to be guessed from another's. */
function newKey(): string {
  return randomBytes(12).toString('base64url');
}

/** Four groups that can be typed from a screen: 80 bits, without letters that look alike. */
function newPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const picked = [...randomBytes(16)].map((byte) => letters[byte % letters.length]);
  return picked.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}
