import type { Agent } from '@porchlight/protocol';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Api } from '../shared/api.ts';
import { HintHost } from '../shared/overlays/hint-host.tsx';
import { NoticeBar, type Notice } from '../shared/notice.tsx';
import { WorkspaceContext, type Workspace } from '../shared/workspace.ts';
import { createQueries } from './queries.ts';
import { Shell } from './shell.tsx';
import { SplashScreen } from './splash-screen.tsx';
import { startWorkspace } from './start-workspace.ts';
import type { SignOut } from './use-session.ts';

interface WorkspaceScreenProps {
  readonly agent: Agent;
  readonly api: Api;
  readonly onSignOut: SignOut;
  /** Starts the client and what hangs on it. */
  readonly start?: typeof startWorkspace;
}

/** Everything behind the sign-in, for one agent: the client lives as long as this is on screen. */
export function WorkspaceScreen({
  agent,
  api,
  onSignOut,
  start = startWorkspace,
}: WorkspaceScreenProps) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const [queries] = useState(createQueries);
  const workspace = useStarted(agent, api, start, setNotice);
  if (workspace === null) return <SplashScreen />;
  return (
    <QueryClientProvider client={queries}>
      <WorkspaceContext value={workspace}>
        <Shell onSignOut={onSignOut} />
        <NoticeBar notice={notice} />
        <HintHost />
      </WorkspaceContext>
    </QueryClientProvider>
  );
}

function useStarted(
  agent: Agent,
  api: Api,
  start: typeof startWorkspace,
  setNotice: (notice: Notice) => void,
): Workspace | null {
  const [workspace, setWorkspace] = useState<Workspace | null>(null);
  useEffect(() => {
    let gone = false;
    const starting = start(agent, api, (sentence, undo) =>
      setNotice({ sentence, ...(undo && { undo }) }),
    );
    void starting.ready.then(() => gone || setWorkspace(starting.workspace));
    return () => {
      gone = true;
      starting.stop();
    };
  }, [agent, api, start, setNotice]);
  useEffect(() => {
    if (workspace === null) return undefined;
    const { client, agent: own } = workspace;
    // What one is called or may do is changed by others, too.
    return client.onAccountEvent((event) => {
      if (event?.event_type === 'agent.updated' && event.data.agent.id === own.id)
        setWorkspace({ ...workspace, agent: event.data.agent });
    });
  }, [workspace]);
  return workspace;
}
