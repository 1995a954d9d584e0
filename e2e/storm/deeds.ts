import type { Commands } from '@porchlight/protocol';

/** Commands that somebody gives in every storm that is long enough, and a server answers. */
const commands = [
  'message.send',
  'message.edit',
  'message.recall',
  'conversation.assign',
  'conversation.set_status',
  'conversation.rate',
  'conversation.describe',
  'contact.describe',
  'contact.update',
  'receipt.claim_many',
] as const satisfies readonly (keyof Commands)[];

/** What people do besides, by the names under which it is counted. */
const others = [
  'note sent',
  'answer sent',
  'files sent',
  'files taken back',
  'tab lost',
  'second tab',
  'tab frozen',
  'clock set',
] as const;

/** Of what nobody did, a storm proves nothing. */
const deeds: readonly string[] = [...commands, ...others];

/** A deed that is counted and is no command. */
export type Deed = (typeof others)[number];

/** A storm as long as this has room for everything, in milliseconds. */
const room_ms = 120_000;

/** What nobody did in a storm of this length, though somebody must have. */
export function deedsNeverDone(
  duration_ms: number,
  counts: Readonly<Record<string, number>>,
): readonly string[] {
  return duration_ms < room_ms ? [] : deeds.filter((deed) => (counts[deed] ?? 0) === 0);
}
