import { createVisitorClient } from '@porchlight/client';
import { browserClock, createDocumentVisibility } from '@porchlight/client/browser';
import { createFakeEnvironment } from '@porchlight/client/testing';
import { sharedScene, type Scene } from '@porchlight/mock-server';
import type { Chat } from '../frame/chat.ts';
import { App } from '../frame/app.tsx';
import type { HostLine } from '../frame/host-line.ts';
import { inWidget, learnWords, type StoryContext } from '../test/in-widget.tsx';
import { createSilence } from '../test/silence.ts';

/** The visitor's window of the playground: a window in the playground's, which has the scene. */
const meta = {
  title: 'Widget/Playground window',
  tags: ['!dev', '!test', '!autodocs'],
  loaders: [learnWords],
};
export default meta;

const host_state = { open: true, focused: true, title: 'A shop', name: 'Nightjar' };

const line: HostLine = {
  origin: 'https://nightjar.example',
  page: { url: 'https://nightjar.example/lamps', title: 'Nightjar', referrer: '' },
  getState: () => host_state,
  subscribe: () => () => undefined,
  tell: () => undefined,
  onCall: () => undefined,
};

const nothing = () => undefined;

export const Visitor = {
  loaders: [async () => ({ chat: await enterScene() })],
  render: inWidget(({ loaded }: StoryContext) =>
    loaded['chat'] === undefined ? (
      <App
        line={line}
        stage={{ kind: 'starting' }}
        onRetry={nothing}
        onReload={nothing}
        onErased={nothing}
      />
    ) : (
      <App
        line={line}
        stage={{ kind: 'running', chat: loaded['chat'] as Chat }}
        onRetry={nothing}
        onReload={nothing}
        onErased={nothing}
      />
    ),
  ),
};

async function enterScene(): Promise<Chat | undefined> {
  const scene = sharedScene(window);
  return scene && startChat(scene);
}

async function startChat(scene: Scene): Promise<Chat> {
  const world = createFakeEnvironment();
  const client = createVisitorClient(
    {
      ...world,
      clock: browserClock,
      storage: scene.storage('visitor', () => world.storage),
      transport: scene.transport('visitor'),
      visibility: createDocumentVisibility(),
    },
    { scope: 'playground', token: () => scene.visitor_token, refresh: async () => false },
  );
  await client.start();
  scene.enter('visitor', client);
  const who = { visitor_id: 'visitor', verified: false, next_conversation: client.newId() };
  return { client, ...who, sound: createSilence(), close: client.close };
}
