import { createAgentClient } from '@porchlight/client';
import { browserClock, createDocumentVisibility } from '@porchlight/client/browser';
import { createFakeEnvironment } from '@porchlight/client/testing';
import { sharedScene, type Scene } from '@porchlight/mock-server';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { MemoryRouter } from 'react-router';
import type { startWorkspace } from '../app/start-workspace.ts';
import { WorkspaceScreen } from '../app/workspace-screen.tsx';
import { createLiveStore } from '../shared/live-store.ts';
import { inConsole, learnSpeech } from '../test/in-console.tsx';
import { createMockApi } from '../test/mock-api.ts';
import { createHttpApi, type Api } from '../shared/api.ts';

/** The agent's window of the playground: a window in the playground's, which has the scene. */
const meta: Meta = {
  title: 'Console/Playground window',
  tags: ['!dev', '!test', '!autodocs'],
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

export const Agent: StoryObj = {
  render: () => {
    const scene = sharedScene(window);
    return scene === undefined ? <></> : <Desk scene={scene} />;
  },
};

const starters = new WeakMap<Scene, typeof startWorkspace>();

function Desk({ scene }: { readonly scene: Scene }) {
  return (
    <MemoryRouter initialEntries={['/open']}>
      <WorkspaceScreen
        agent={scene.agent}
        api={apiOf(scene)}
        onSignOut={async () => null}
        start={starterOf(scene)}
      />
    </MemoryRouter>
  );
}

const apis = new WeakMap<Scene, Api>();

// One of each for a scene: with another the console would start anew.
function apiOf(scene: Scene): Api {
  const known = apis.get(scene) ?? createApi(scene);
  apis.set(scene, known);
  return known;
}

function createApi({ server, agent_token = '' }: Scene): Api {
  return server === null ? createHttpApi(fetch, () => {}) : createMockApi(server, agent_token);
}

function starterOf(scene: Scene): typeof startWorkspace {
  const known = starters.get(scene) ?? createStarter(scene);
  starters.set(scene, known);
  return known;
}

function createStarter(scene: Scene): typeof startWorkspace {
  return (agent, api, say) => {
    const world = createFakeEnvironment();
    const client = createAgentClient(
      {
        ...world,
        clock: browserClock,
        storage: scene.storage('agent', () => world.storage),
        transport: scene.transport('agent'),
        visibility: createDocumentVisibility(),
      },
      {
        scope: 'playground',
        principal: agent.id,
        token: () => scene.agent_token,
        refresh: async () => false,
      },
    );
    const { live, stop } = createLiveStore(client);
    scene.enter('agent', client);
    return {
      workspace: { agent, client, live, api, say },
      ready: client.start(),
      stop: () => {
        stop();
        client.close();
      },
    };
  };
}
