import {
  accessPaths,
  createIdSource,
  defaultTalk,
  type AgentSession,
  type Inbox,
  type VisitorSession,
} from '@porchlight/protocol';
import { callServer } from './call-server.ts';

/** Who signs in first. */
export const admin = { email: 'ada@porchlight.example', password: 'a light over every door' };

/** Somebody who was let in. */
export interface LetIn {
  readonly name: string;
  readonly token: string;
  readonly id: string;
}

const newId = createIdSource(Date.now, Math.random);

const asksForRatings = { ...defaultTalk, rating: { on: true, question: null } };

/** Everybody, and the door to the website. */
export interface House {
  readonly agents: readonly LetIn[];
  readonly visitors: LetIn[];
  /** Lets another visitor in. */
  readonly admit: (name: string) => Promise<LetIn>;
  /** Whether a visitor who asks for the session again, as the widget does, is still the same. */
  readonly renew: (visitor: LetIn) => Promise<boolean>;
}

/** Lets agents in, the admin first, and visitors. */
export async function furnish(
  url: string,
  counts: { readonly agents: number; readonly visitors: number },
): Promise<House> {
  const first = await signIn(url, admin);
  const agents = [{ name: 'ada', token: first.token, id: first.agent.id }];
  for (let nr = 2; nr <= counts.agents; nr += 1) agents.push(await addAgent(url, first.token, nr));
  const { inboxes } = await callServer<{ inboxes: readonly Inbox[] }>(url, '/api/v2/inboxes', {
    token: first.token,
  });
  const website = inboxes.find((inbox) => inbox.kind === 'website');
  const key = website?.key ?? '';
  await callServer(url, `/api/v2/inboxes/${website?.id}`, {
    token: first.token,
    method: 'PUT',
    body: { command_id: newId(), name: website?.name, talk: asksForRatings },
  });
  const visitors: LetIn[] = [];
  for (let nr = 1; nr <= counts.visitors; nr += 1)
    visitors.push(await letIn(url, key, `visitor ${nr}`));
  return {
    agents,
    visitors,
    admit: (name) => letIn(url, key, name),
    renew: async ({ name, token, id }) => (await letIn(url, key, name, token)).id === id,
  };
}

function signIn(url: string, body: object): Promise<AgentSession> {
  return callServer(url, accessPaths.sessions, { body });
}

/** Adds a colleague, who signs in; the admin's token. */
export async function addAgent(url: string, token: string, nr: number): Promise<LetIn> {
  const name = `agent ${nr}`;
  const account = { email: `agent.${nr}@porchlight.example`, password: admin.password };
  await callServer(url, accessPaths.agents, { token, body: { name, ...account } });
  const session = await signIn(url, account);
  return { name, token: session.token, id: session.agent.id };
}

async function letIn(url: string, inbox_key: string, name: string, token?: string): Promise<LetIn> {
  const context = {
    page_url: null,
    page_title: null,
    referrer: null,
    user_agent: null,
    language: null,
    time_zone: null,
  };
  const known = token === undefined ? {} : { token };
  const body = { inbox_key, origin: 'https://shop.example', context, ...known };
  const session = await callServer<VisitorSession>(url, accessPaths.widget_sessions, { body });
  return { name, token: session.token, id: session.me.id };
}
