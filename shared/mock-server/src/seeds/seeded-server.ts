import { createMockServer, type MockServer } from '../mock-server.ts';
import type { MockEnvironment } from '../mock-environment.ts';
import { createSeededRandom } from '../seeded-random.ts';
import { seedConversations } from './seed-conversations.ts';

/** What decides a seeded server, besides the moment it is made. */
export interface SeedOptions {
  /** Decides every id, every story and what chance does to lines with faults. */
  readonly seed: number;
  /** How many conversations it begins with. */
  readonly conversations: number;
}

/** A server with a past. The same seed at the same moment of the clock gives the same bytes. */
export function createSeededServer(
  clock: MockEnvironment['clock'],
  { seed, conversations }: SeedOptions,
): MockServer {
  const server = createMockServer({ clock, random: createSeededRandom(seed), fault_seed: seed });
  seedConversations(server, conversations, createSeededRandom(seed), clock.now());
  return server;
}
