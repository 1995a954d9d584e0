import { createAgentClient } from '@porchlight/client';
import {
  createBrowserEnvironment,
  createDocumentVisibility,
  warnBeforeLeaving,
} from '@porchlight/client/browser';
import type { Agent } from '@porchlight/protocol';
import type { Api } from '../shared/api.ts';
import { createLiveStore } from '../shared/live-store.ts';
import type { Workspace } from '../shared/workspace.ts';
import { currentSession } from './session.ts';

/**
 * Starts the client of an agent and what hangs on it. `ready` resolves once drafts and outbox are there; `stop` ends the
 * connection and keeps what is not sent.
 */
export function startWorkspace(
  agent: Agent,
  api: Api,
  say: Workspace['say'],
): { readonly workspace: Workspace; readonly ready: Promise<void>; readonly stop: () => void } {
  const environment = createBrowserEnvironment({
    url: location.origin,
    namespace: '/agent',
    visibility: createDocumentVisibility(),
  });
  const client = createAgentClient(environment, {
    scope: `console/${location.host}/${agent.id}`,
    principal: agent.id,
    token: () => undefined,
    refresh: () => isSessionOf(agent, api),
  });
  const { live, stop } = createLiveStore(client);
  const stopWarning = warnBeforeLeaving(window, client);
  return {
    workspace: { agent, client, live, api, say },
    ready: client.start(),
    stop: () => {
      stop();
      stopWarning();
      client.close();
    },
  };
}

// Asking is enough: when the session is over, the api says so to whom it may concern.
async function isSessionOf(agent: Agent, api: Api): Promise<boolean> {
  const session = await currentSession(api, true);
  if (session.kind === 'away') throw new Error('the server did not answer');
  return session.kind === 'signed_in' && session.agent.id === agent.id;
}
