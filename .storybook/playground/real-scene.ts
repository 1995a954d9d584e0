import { createVisitorClient } from '@porchlight/client';
import { browserClock, createSocketTransport } from '@porchlight/client/browser';
import { createFakeEnvironment } from '@porchlight/client/testing';
import {
  createFaults,
  createFaultyTransport,
  createWindowBook,
  sceneVisit,
  type Scene,
} from '@porchlight/mock-server';
import {
  accessPaths,
  csrfHeader,
  routes,
  type AgentAnswers,
  type AgentSession,
  type Rejection,
  type Side,
  type VisitorSession,
} from '@porchlight/protocol';

/** Who sits in the agent's window. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Opens a scene on the real server that Storybook's own address leads to: the agent signs in, and somebody visits the first
 * website. Throws an `Error` whose message says what went wrong.
 */
export async function openRealScene(credentials: Credentials, seed: number): Promise<Scene> {
  const desk = await request<AgentSession>('POST', accessPaths.sessions, credentials);
  const { inboxes } = await request<AgentAnswers['inbox.list']>(
    routes['inbox.list'].method,
    `/api/v2${routes['inbox.list'].path}`,
  );
  const website = inboxes.find((inbox) => inbox.kind === 'website');
  if (website === undefined) throw new Error('This server has no website yet.');
  const visit = await request<VisitorSession>('POST', accessPaths.widget_sessions, {
    inbox_key: website.key,
    origin: location.origin,
    context: sceneVisit,
  });
  const faults = createFaults(seed);
  const socket = (side: Side) =>
    createSocketTransport({ url: location.origin, namespace: `/${side}` });
  const speaker = createVisitorClient(
    { ...createFakeEnvironment(), clock: browserClock, transport: socket('visitor') },
    { scope: 'speaker', token: () => visit.token, refresh: async () => false },
  );
  void speaker.start();
  return {
    ...createWindowBook(),
    server: null,
    began: Date.now(),
    visitor_token: visit.token,
    agent: desk.agent,
    agent_token: undefined,
    transport: (side) => createFaultyTransport(socket(side), { clock: browserClock, faults }),
    changeWeather: faults.set,
    visitorSays: async (text) => {
      const [known] = Object.keys(speaker.getState().conversations);
      await speaker.send(known ?? speaker.newId(), text);
    },
    close: speaker.close,
  };
}

async function request<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: { [csrfHeader]: '1', ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : null,
  });
  const answer = (await response.json().catch(() => null)) as Answer | Rejection | null;
  if (response.ok && answer !== null) return answer as Answer;
  const told = answer !== null && typeof answer === 'object' && 'error' in answer;
  throw new Error(told ? answer.error.message : `No server answers (${response.status}).`);
}
