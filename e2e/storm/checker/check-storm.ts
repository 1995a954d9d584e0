import type { StormRecord } from '../history.ts';
import { checkChains, checkFeed } from './check-chains.ts';
import { checkCalm, checkClients, checkSights } from './check-clients.ts';
import { checkDone, checkRated, checkTeam } from './check-deeds.ts';
import {
  checkErasedDevices,
  checkErasedFiles,
  checkErasedLogs,
  checkErasedWords,
} from './check-erasures.ts';
import { checkFilePhantoms, checkFiles, checkFilesGone } from './check-files.ts';
import {
  checkAcked,
  checkKept,
  checkPhantoms,
  checkReworded,
  checkSendersOrder,
  checkWithdrawn,
} from './check-messages.ts';
import { checkClaims, checkSteps, checkTakenClaims, checkWatermarks } from './check-receipts.ts';
import type { Violation } from './violation.ts';

const checks = [
  checkAcked,
  checkKept,
  checkPhantoms,
  checkWithdrawn,
  checkReworded,
  checkSendersOrder,
  checkChains,
  checkFeed,
  checkSteps,
  checkClaims,
  checkTakenClaims,
  checkWatermarks,
  checkClients,
  checkDone,
  checkRated,
  checkTeam,
  checkFiles,
  checkFilePhantoms,
  checkFilesGone,
  checkErasedWords,
  checkErasedLogs,
  checkErasedFiles,
  checkErasedDevices,
  checkSights,
  checkCalm,
] as const;

/** Judges a storm that is over and calm. Empty means that every promise was kept. */
export function checkStorm(record: StormRecord): readonly Violation[] {
  return checks.flatMap((check) => check(record));
}
