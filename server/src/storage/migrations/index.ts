import { firstConversation } from './0001-first-conversation.ts';
import { providers } from './0002-providers.ts';
import { recall } from './0003-recall.ts';
import { appearance } from './0004-appearance.ts';
import { lateRows } from './0005-late-rows.ts';
import { edit } from './0006-edit.ts';
import { identity } from './0007-identity.ts';
import { mail } from './0008-mail.ts';
import { files } from './0010-files.ts';
import { firstContact } from './0020-first-contact.ts';
import { talk } from './0030-talk.ts';
import { push } from './0040-push.ts';
import { attributes } from './0050-attributes.ts';
import { logEntries } from './0060-log-entries.ts';
import { team } from './0070-team.ts';
import { sessionsOfAgents } from './0071-sessions-of-agents.ts';
import { jobLanes } from './0080-job-lanes.ts';
import { feedByPosition } from './0090-feed-by-position.ts';
import type { Migration } from './migration.ts';

/** Every migration in its order. */
export const migrations: readonly Migration[] = [
  firstConversation,
  providers,
  recall,
  appearance,
  lateRows,
  edit,
  identity,
  mail,
  files,
  firstContact,
  talk,
  push,
  attributes,
  logEntries,
  team,
  sessionsOfAgents,
  jobLanes,
  feedByPosition,
];
