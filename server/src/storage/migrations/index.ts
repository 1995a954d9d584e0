import { firstConversation } from './0001-first-conversation.ts';
import type { Migration } from './migration.ts';

/** Every migration in its order. */
export const migrations: readonly Migration[] = [firstConversation];
