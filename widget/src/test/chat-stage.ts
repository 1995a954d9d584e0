import { createVisitorClient, type FileDoor, type VisitorState } from '@porchlight/client';
import { browserClock } from '@porchlight/client/browser';
import {
  createFakeEnvironment,
  createMemoryBytes,
  createSkippingClock,
  type SkippingClock,
} from '@porchlight/client/testing';
import {
  createMockServer,
  createMockTransport,
  createMockUpload,
  createPeople,
  createSeededRandom,
  mockInboxKey,
  type MockServer,
  type People,
} from '@porchlight/mock-server';
import type { Chat } from '../frame/chat.ts';
import { greet } from '../ui/greeting.ts';
import { createSilence } from './silence.ts';

/** A visitor's chat before a mock server in the page of a story, and people who act on it. */
export interface ChatStage {
  readonly server: MockServer;
  readonly people: People;
  readonly clock: SkippingClock;
  readonly chat: Chat;
  /** Says it, and waits until the server has it. */
  readonly says: (text: string) => Promise<void>;
  /** Puts it into the outbox, whatever becomes of it. */
  readonly tries: (text: string) => Promise<void>;
  /** Waits until the chat stands so; throws after five seconds. */
  readonly until: (is: (state: VisitorState) => boolean) => Promise<void>;
}

/** Opens a chat for a story, and lets happen what has happened before it is looked at. */
export function onStage(prologue: (stage: ChatStage) => Promise<unknown>) {
  return async (): Promise<{ stage: ChatStage }> => {
    const stage = await openStage();
    await prologue(stage);
    return { stage };
  };
}

/** What `onStage` has opened. */
export function stageOf({ loaded }: { loaded: Record<string, unknown> }): ChatStage {
  return loaded['stage'] as ChatStage;
}

async function openStage(): Promise<ChatStage> {
  // Stories share a page, and what one has taken up is not the next one's.
  greet();
  const clock = createSkippingClock(browserClock);
  const random = createSeededRandom(1);
  const server = createMockServer({ clock, random });
  const token = visit(server);
  const world = createFakeEnvironment();
  // Nobody looks at it, so that nothing becomes read while its picture is taken.
  world.visibility.look(false);
  const upload = createMockUpload(server, clock.after);
  const door: FileDoor = { store: createMemoryBytes(), upload, resolve: (url) => url };
  const client = createVisitorClient(
    { ...world, clock, transport: createMockTransport(server, 'visitor'), files: async () => door },
    { scope: 'story', token: () => token, refresh: async () => false },
  );
  await client.start();
  const until = async (is: (state: VisitorState) => boolean) => {
    for (let turn = 0; turn < 500; turn += 1) {
      if (is(client.getState())) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`the chat never came to be so: ${String(is)}`);
  };
  const conversation_id = client.newId();
  const tries = async (text: string) => void (await client.send(conversation_id, text));
  await until((state) => state.ready);
  return {
    server,
    clock,
    people: createPeople(server, { clock, random }),
    chat: {
      client,
      visitor_id: 'visitor',
      verified: false,
      next_conversation: conversation_id,
      sound: createSilence(),
      close: () => {
        client.close();
        server.close();
      },
    },
    until,
    tries,
    says: async (text) => {
      await tries(text);
      await until(({ outbox }) => outbox.length === 0);
    },
  };
}

function visit(server: MockServer): string {
  const session = server.access.openVisitorSession({
    inbox_key: mockInboxKey,
    origin: 'https://nightjar.example',
    context: {
      page_url: 'https://nightjar.example/',
      page_title: 'Nightjar',
      referrer: null,
      user_agent: null,
      language: null,
      time_zone: null,
    },
  });
  if (!session.ok) throw new Error(session.error.message);
  return session.token;
}
