import type { AgentClient, ChatState, VisitorClient } from '@porchlight/client';
import { createSocketTransport } from '@porchlight/client/browser';
import { createAgentClient, createVisitorClient } from '@porchlight/client';
import { createFakeVisibility } from '@porchlight/client/testing';
import type { Id, Party } from '@porchlight/protocol';
import { createWitness } from '../checker/witness.ts';
import { createDice } from '../dice.ts';
import type { Era, PersonRecord, Said } from '../history.ts';
import { createJumpingClock } from './jumping-clock.ts';
import { createShelf, type Tab } from './shelf.ts';
import { tapWire, type WireNotes } from './wire.ts';

/** Who somebody is, and where their server is. */
export interface PersonOptions {
  readonly name: string;
  readonly party: Party;
  readonly token: string;
  /** Where the server is reached: through a proxy. */
  readonly url: string;
  readonly seed: number;
  readonly era: () => Era;
}

/** Somebody with a browser of their own, in which the real client runs; everything done and seen is written down. */
export interface Person {
  readonly name: string;
  readonly party: Party;
  readonly state: () => ChatState;
  /** The client of the tab that is open now. */
  readonly client: () => VisitorClient | AgentClient;
  /** Opens the first tab. */
  readonly arrives: () => Promise<void>;
  /** Says something; resolves once the outbox keeps it, or the tab has died. */
  readonly says: (conversation_id: Id, text: string, internal?: true) => Promise<void>;
  /** Has the end of a conversation on screen from now on, and looks at it or away. */
  readonly looks: (conversation_id: Id, isReading: boolean) => void;
  /** Loses the tab without a warning and opens another one. */
  readonly reopens: () => Promise<void>;
  readonly setsClock: (ms: number) => void;
  readonly record: () => PersonRecord;
  readonly leaves: () => void;
}

interface OpenTab {
  readonly client: VisitorClient | AgentClient;
  readonly tab: Tab;
  readonly died: Promise<void>;
  readonly die: () => void;
}

/** Makes somebody who has not arrived yet. */
export function createPerson(options: PersonOptions): Person {
  const { name, party, era } = options;
  const shelf = createShelf();
  const clock = createJumpingClock();
  const eyes = createFakeVisibility();
  const witness = createWitness(era);
  const notes: WireNotes = { acked: [], refused: [], claimed: [] };
  const begun: Said[] = [];
  const said: Said[] = [];
  const looked = new Map<Id, number>();
  let on_screen: Id | null = null;
  let tabs = 0;
  let open = openTab();

  function openTab(): OpenTab {
    const tab = shelf.open();
    const dice = createDice(options.seed, name, 'tab', (tabs += 1));
    const namespace = `/${party.kind}` as const;
    const transport = tapWire(createSocketTransport({ url: options.url, namespace }), {
      notes,
      era,
      state: () => open.client.getState(),
      looked: (id) => looked.get(id) ?? 0,
    });
    const environment = {
      clock,
      random: dice.random,
      storage: tab.store,
      transport,
      visibility: eyes,
    };
    const session = {
      scope: `${party.kind}/${party.id}`,
      token: () => options.token,
      // Nothing here expires; whoever is refused has found a fault.
      refresh: () => Promise.resolve(true),
    };
    const make = party.kind === 'visitor' ? createVisitorClient : createAgentClient;
    const client = make(environment, session);
    const { promise: died, resolve: die } = Promise.withResolvers<void>();
    client.subscribe(() => witness.look(client.getState()));
    return { client, tab, died, die };
  }

  function close({ client, tab, die }: OpenTab): void {
    tab.kill();
    client.close();
    die();
  }

  return {
    name,
    party,
    state: () => open.client.getState(),
    client: () => open.client,
    arrives: () => open.client.start(),
    async says(conversation_id, text, internal) {
      const { client, died } = open;
      const message = { conversation_id, text, internal: internal === true, era: era() };
      const sending = client.send(conversation_id, text, internal === true ? { internal } : {});
      // The id is known before the promise is kept: the message is on screen at once.
      const id = client.getState().outbox.at(-1)?.id ?? '';
      begun.push({ id, ...message });
      await Promise.race([sending.then(() => said.push({ id, ...message })), died]);
    },
    looks(conversation_id, isReading) {
      const head = open.client.getState().logs[conversation_id]?.head ?? 0;
      eyes.look(false);
      // One conversation is on screen at a time.
      if (on_screen !== null) open.client.showing(on_screen, null);
      on_screen = conversation_id;
      if (head > 0) open.client.showing(conversation_id, head);
      if (!isReading) return;
      looked.set(conversation_id, Math.max(head, looked.get(conversation_id) ?? 0));
      eyes.look(true);
    },
    async reopens() {
      close(open);
      on_screen = null;
      witness.newTab();
      open = openTab();
      await open.client.start();
    },
    setsClock: clock.jump,
    record: () => ({
      name,
      party,
      said,
      begun,
      ...notes,
      seen: witness.seen(),
      sights: witness.sights,
      end: endOf(open.client.getState()),
    }),
    leaves: () => close(open),
  };
}

function endOf(state: ChatState): PersonRecord['end'] {
  const ids = new Set([...Object.keys(state.conversations), ...Object.keys(state.logs)]);
  const shown = [...ids].map((id) => [
    id,
    { summary: state.conversations[id], log: state.logs[id] },
  ]);
  return {
    live: state.connection.kind === 'live',
    unsent: state.outbox.filter(({ state }) => state.kind !== 'failed').map(({ id }) => id),
    conversations: Object.fromEntries(shown) as PersonRecord['end']['conversations'],
  };
}
