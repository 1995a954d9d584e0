import {
  defaultAppearance,
  type Agent,
  type IdSource,
  type WebsiteInbox,
} from '@porchlight/protocol';
import type { Tables } from './tables.ts';

/** The public key of the inbox that every mock server has. */
export const mockInboxKey = 'mock-inbox';

/** The people who answer; the first is the admin. Any password but the refused one is theirs. */
export const mockAgents: readonly Pick<Agent, 'name' | 'email' | 'role'>[] = [
  { name: 'Ada Larsen', email: 'ada@porchlight.example', role: 'admin' },
  { name: 'Lin Wei', email: 'lin@porchlight.example', role: 'agent' },
];

/** The one password that the fake sign-in refuses, so that the refusal can be seen. */
export const wrongPassword = 'wrong';

/** Fills empty tables with the inbox and the agents. */
export function addAccount(tables: Tables, newId: IdSource): void {
  const inbox: WebsiteInbox = {
    id: newId(),
    kind: 'website',
    name: 'Nightjar',
    key: mockInboxKey,
    allowed_origins: [],
    appearance: defaultAppearance,
    follow_up_minutes: null,
  };
  tables.inboxes.set(inbox.id, inbox);
  for (const agent of mockAgents) {
    const id = newId();
    tables.agents.set(id, { id, avatar_url: null, ...agent });
  }
}
