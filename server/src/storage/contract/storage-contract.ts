import { carryingContract } from './carrying.ts';
import { changingTeamContract } from './changing-team.ts';
import { claimingContract } from './claiming.ts';
import { describingContract } from './describing.ts';
import { keepingContract } from './keeping.ts';
import { leasingContract } from './leasing.ts';
import { leavingContract } from './leaving.ts';
import { listingContract } from './listing.ts';
import { mailingContract } from './mailing.ts';
import { randomDaysContract } from './random-days.ts';
import { readingFeedsContract } from './reading-feeds.ts';
import { readingLogsContract } from './reading-logs.ts';
import { editingContract } from './editing.ts';
import { recallingContract } from './recalling.ts';
import { repeatingContract } from './repeating.ts';
import { sightingContract } from './sighting.ts';
import type { DatabaseMaker } from './store-under-test.ts';
import { waitingContract } from './waiting.ts';
import { writingContract } from './writing.ts';

/** Everything that any store promises; run for each database. */
export function storageContract(make: DatabaseMaker): void {
  writingContract(make);
  repeatingContract(make);
  claimingContract(make);
  recallingContract(make);
  editingContract(make);
  describingContract(make);
  carryingContract(make);
  leasingContract(make);
  mailingContract(make);
  sightingContract(make);
  waitingContract(make);
  randomDaysContract(make);
  readingLogsContract(make);
  readingFeedsContract(make);
  listingContract(make);
  keepingContract(make);
  changingTeamContract(make);
  leavingContract(make);
}
