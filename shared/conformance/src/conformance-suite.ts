import { describe, vi } from 'vitest';
import { appearanceRules } from './chapters/appearances.ts';
import { audienceRules } from './chapters/audiences.ts';
import { descriptionRules } from './chapters/descriptions.ts';
import { editRules } from './chapters/edits.ts';
import { ephemeralRules, lonelyPresenceRules } from './chapters/ephemeral.ts';
import { errorRules } from './chapters/errors.ts';
import { feedRules } from './chapters/feed.ts';
import { fileRules } from './chapters/files.ts';
import { firstContactRules } from './chapters/first-contacts.ts';
import { handshakeRules } from './chapters/handshake.ts';
import { identityRules } from './chapters/identity.ts';
import { logRules } from './chapters/log.ts';
import { nodeRules } from './chapters/nodes.ts';
import { providerRules } from './chapters/providers.ts';
import { randomDayRules } from './chapters/random-days.ts';
import { recallRules } from './chapters/recalls.ts';
import { receiptRules } from './chapters/receipts.ts';
import { replyRules } from './chapters/replies.ts';
import { richRules } from './chapters/rich-messages.ts';
import { sameByHttpRules } from './chapters/same-by-http.ts';
import { sendingRules } from './chapters/sending.ts';
import { syncRules } from './chapters/sync.ts';
import { talkRules } from './chapters/talks.ts';
import { teamRules } from './chapters/team.ts';
import { verifiedRules } from './chapters/verified.ts';
import { stoppingRules, writingRules } from './chapters/writing.ts';
import { createStreet } from './house.ts';
import type { Target } from './target.ts';

/**
 * Every rule of SPEC.md that can be seen from outside, as tests against a server that runs. Knows the server by its address
 * alone, and the rules by SPEC.md alone: never by `decide`, so that a fault there shows here. Call it in a test file.
 */
export function conformanceSuite(target: Target): void {
  const street = createStreet(target);
  vi.setConfig({ maxConcurrency: 16 });
  describe.concurrent('conformance', { timeout: 60_000 }, () => {
    handshakeRules(street);
    errorRules(street);
    sameByHttpRules(street);
    identityRules(street);
    logRules(street);
    audienceRules(street);
    feedRules(street);
    syncRules(street);
    sendingRules(street);
    receiptRules(street);
    recallRules(street);
    editRules(street);
    replyRules(street);
    fileRules(street);
    richRules(street);
    descriptionRules(street);
    providerRules(street);
    ephemeralRules(street);
    nodeRules(street);
    writingRules(street);
    randomDayRules(street);
  });
  describe('conformance, one after the other', { timeout: 60_000 }, () => {
    appearanceRules(street);
    firstContactRules(street);
    verifiedRules(street);
    talkRules(street);
    teamRules(street);
    lonelyPresenceRules(street);
    stoppingRules(street);
  });
}
