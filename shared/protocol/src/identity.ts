import { mergedAttributes } from './describe.ts';
import type { Contact, Moment } from './entities.ts';
import type { Id } from './ids.ts';

/** How the people of a website prove who they are. */
export interface IdentitySettings {
  /** Whether identity tokens are taken. */
  readonly on: boolean;
  /** The one algorithm that counts, whatever a token says of itself. */
  readonly algorithm: IdentityAlgorithm;
  /** The owner's Ed25519 key, as PEM; null where there is none. */
  readonly public_key: string | null;
  /** When the present secret was made; null where there is none. The secret itself is told once and stored nowhere. */
  readonly secret_made_at: Moment | null;
  /** Nobody else may chat. Absent: anybody may. */
  readonly required?: boolean;
}

/** With a secret that both sides know, or with a key pair of which we know the public half. */
export type IdentityAlgorithm = 'HS256' | 'EdDSA';

/** What an admin may change of it. */
export type IdentityWish = Omit<IdentitySettings, 'secret_made_at'>;

/** Nothing set up. */
export const noIdentity: IdentitySettings = {
  on: false,
  algorithm: 'HS256',
  public_key: null,
  secret_made_at: null,
};

/** The settings with a wish fulfilled. */
export function changedIdentity(
  known: IdentitySettings | undefined,
  { on, algorithm, public_key, required = known?.required }: IdentityWish,
): IdentitySettings {
  const settings = { ...(known ?? noIdentity), on, algorithm, public_key };
  return required === undefined ? settings : { ...settings, required };
}

/** False where tokens are to be taken that nothing could prove. */
export function isComplete(settings: IdentitySettings | undefined): boolean {
  if (settings === undefined || !settings.on) return true;
  return settings[settings.algorithm === 'HS256' ? 'secret_made_at' : 'public_key'] !== null;
}

/** True where an inbox takes nobody whose identity is not proved. */
export function needsIdentity(settings: IdentitySettings | undefined): boolean {
  return settings?.on === true && settings.required === true;
}

/** What a right token says, each field in a form of ours. */
export interface ProvenIdentity {
  readonly user_id: string;
  /** Absent: the token says nothing of it. */
  readonly name?: string;
  readonly email?: string;
  readonly email_verified: boolean;
  /** The token's own id, which belongs to the first session that uses it. */
  readonly jti: string;
  /** When it may be forgotten that the token was used. */
  readonly forget_at: Moment;
}

/** Who calls, and whom the token names, as they stand; null for a person who is not there yet. */
export interface IdentityFacts {
  readonly caller: Contact;
  readonly known: Contact | null;
}

/** What becomes of two contacts when one of them turns out to be the other. */
export interface IdentityPlan {
  /** Whoever the token names, as it is from now on. */
  readonly contact: Contact;
  /** True where nothing is to be written: it was so already. */
  readonly unchanged: boolean;
  /** The caller, where all that it has is the contact's from now on. */
  readonly merged_id: Id | null;
}

/**
 * Decides who the caller is from now on. Somebody unknown becomes the person of the token, with all it had; who is another
 * person already only leaves, and what it had stays its own.
 */
export function planIdentity(
  { caller, known }: IdentityFacts,
  proven: ProvenIdentity,
  now: Moment,
  new_id: Id,
): IdentityPlan {
  const isAnonymous = caller.identity === undefined;
  const before = known ?? (isAnonymous ? caller : { ...nobody, created_at: now });
  const name = proven.name ?? before.name ?? (isAnonymous ? caller.name : null);
  const email = proven.email ?? before.email ?? (isAnonymous ? caller.email : null);
  const { user_id } = proven;
  const email_verified = proven.email_verified && isToldAddress(proven, known);
  const verified_at = known?.identity?.verified_at ?? now;
  const attributes = mergedAttributes(
    known?.attributes,
    isAnonymous ? caller.attributes : undefined,
  );
  const contact: Contact = {
    id: known?.id ?? new_id,
    name,
    email,
    created_at: before.created_at,
    context: caller.context,
    identity: { user_id, email_verified, verified_at },
    ...(attributes !== undefined && { attributes }),
  };
  const isSame = known?.name === name && known.email === email;
  const unchanged = isSame && !isAnonymous && known.identity?.email_verified === email_verified;
  return { contact, unchanged, merged_id: isAnonymous ? caller.id : null };
}

/** Whether the website has told the address itself, now or before: one that somebody typed is nobody's proof. */
function isToldAddress({ email }: ProvenIdentity, known: Contact | null): boolean {
  return email !== undefined || (known?.email !== null && known?.identity?.email_verified === true);
}

/** The contact under this name and address. What no token has told is not verified. */
export function renamed(contact: Contact, name: string | null, email: string | null): Contact {
  const { identity } = contact;
  const now = { ...contact, name, email };
  if (identity === undefined || email === contact.email) return now;
  return { ...now, identity: { ...identity, email_verified: false } };
}

const nobody = { name: null, email: null };
