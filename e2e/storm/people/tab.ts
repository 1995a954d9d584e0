import {
  createAgentClient,
  createVisitorClient,
  type AgentClient,
  type ChatState,
  type VisitorClient,
} from '@porchlight/client';
import { createSocketTransport } from '@porchlight/client/browser';
import {
  createFakePage,
  createFakeVisibility,
  type FakeBrowser,
  type FakeTab,
} from '@porchlight/client/testing';
import type { Id, Party } from '@porchlight/protocol';
import { createWitness } from '../checker/witness.ts';
import { tapUploads } from './tap-uploads.ts';
import { createUpload } from './upload.ts';
import type { Era, Gone, Seen, Sight } from '../history.ts';
import { tapWire, type WireNotes } from './wire.ts';

/** What all tabs of one person have in common. */
export interface TabOptions {
  readonly party: Party;
  readonly token: string;
  /** Where the server is reached: through a proxy. */
  readonly url: string;
  readonly browser: FakeBrowser;
  readonly notes: WireNotes;
  readonly era: () => Era;
  /** The era of what the person's tabs hear now, where one of them was frozen. */
  readonly heard: () => Era;
  /** What each of the person's tabs shows. */
  readonly states: () => readonly ChatState[];
  /** Asks for the session again; false where it is somebody else's now. */
  readonly renew: () => Promise<boolean>;
  /** How far the person has looked, in whatever tab. */
  readonly looked: Map<Id, number>;
  /** What the person has seen, in whatever tab. */
  readonly seen: Map<Id, Seen>;
}

/** A tab with the real client in it, and a witness before it. */
export interface Tab {
  readonly client: VisitorClient | AgentClient;
  readonly sights: readonly Sight[];
  /** Has the end of a conversation on screen from now on, and nothing else; somebody looks at it, or away. */
  readonly looks: (conversation_id: Id, isReading: boolean) => void;
  /** Why nothing goes on here as it was; null while it does. */
  readonly gone: () => Gone | null;
  /** Resolves when the tab dies. */
  readonly died: Promise<void>;
  readonly kill: () => void;
  readonly freeze: FakeTab['freeze'];
  readonly thaw: FakeTab['thaw'];
}

/** Opens a tab; its client has not been started. */
export function openTab(options: TabOptions, random: () => number): Tab {
  const { party, browser, notes, era, looked } = options;
  const page = browser.openTab();
  const eyes = createFakeVisibility();
  const witness = createWitness(era, options.seen, options.heard);
  const socket = createSocketTransport({ url: options.url, namespace: `/${party.kind}` });
  const wire = tapWire(socket, {
    me: party.id,
    notes,
    era,
    states: () => [client.getState(), ...options.states()],
    looked: (id) => looked.get(id) ?? 0,
  });
  const upload = tapUploads(createUpload(options.url), notes);
  const door = page.withFiles({ upload, resolve: (url) => url });
  const make = party.kind === 'visitor' ? createVisitorClient : createAgentClient;
  const environment = {
    clock: page.clock,
    random,
    storage: page.storage,
    tabs: page.tabs,
    page: createFakePage(),
    transport: page.through(wire),
    files: async () => door,
    visibility: eyes,
  };
  const client: VisitorClient | AgentClient = make(environment, {
    scope: `${party.kind}/${party.id}`,
    token: () => options.token,
    refresh: options.renew,
  });
  let outbox: ChatState['outbox'] = [];
  client.subscribe(() => {
    const state = client.getState();
    witness.look(state);
    if (state.outbox === outbox) return;
    const kept = new Set(state.outbox.map(({ id }) => id));
    for (const { id } of outbox) if (!kept.has(id)) notes.left.push({ id, era: options.heard() });
    ({ outbox } = state);
  });
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  let on_screen: Id | null = null;
  return {
    client,
    sights: witness.sights,
    looks(conversation_id, isReading) {
      const head = client.getState().logs[conversation_id]?.head ?? 0;
      eyes.look(false);
      if (on_screen !== null) client.showing(on_screen, null);
      on_screen = conversation_id;
      if (head > 0) client.showing(conversation_id, head);
      if (!isReading) return;
      looked.set(conversation_id, Math.max(head, looked.get(conversation_id) ?? 0));
      eyes.look(true);
    },
    gone: () => (party.kind === 'visitor' ? goneIn(client.getState()) : null),
    died,
    kill: () => {
      page.kill();
      client.close();
      die();
    },
    freeze: page.freeze,
    thaw: page.thaw,
  };
}

/** What the widget's frame looks for, too: a visitor of whom all is gone, or who is somebody else. */
function goneIn({ conversations, connection }: ChatState): Gone | null {
  if (Object.values(conversations).some(({ erased_at }) => erased_at !== undefined))
    return 'erased';
  return connection.kind === 'refused' ? 'another' : null;
}
