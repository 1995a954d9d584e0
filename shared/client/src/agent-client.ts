import {
  type AgentAnswers,
  type AgentEvent,
  agentIn,
  type Conversation,
  type ConversationRow,
  type EphemeralCommands,
} from '@porchlight/protocol';
import { agentAudience, meetAgent } from './agent-audience.ts';
import type { AgentClient, ChatClient, ClientOptions } from './chat-client.ts';
import { createEngine } from './engine.ts';
import type { Environment } from './environment.ts';
import { setPresence } from './people.ts';
import type { AgentState } from './state.ts';
import { createSurface } from './surface.ts';

type Listener = (event: AgentEvent | null) => void;

/** Makes the console's client. It is silent until `start`. */
export function createAgentClient(environment: Environment, options: ClientOptions): AgentClient {
  const listeners = new Set<Listener>();
  let availability: EphemeralCommands['presence.set']['availability'] = 'online';
  let knowsAgents = false;
  let team_changes = 0;

  const tell = (event: AgentEvent | null): void => listeners.forEach((listener) => listener(event));

  const engine = createEngine(environment, options, agentAudience, {
    live: () => {
      // The server takes whoever connects for online.
      if (availability !== 'online') void surface.ask('presence.set', { availability });
      if (!knowsAgents) void meetColleagues();
    },
    reset: () => {
      knowsAgents = false;
      tell(null);
    },
    accountEvent: (event) => {
      if (agentIn(event) !== undefined) team_changes += 1;
      tell(event as AgentEvent);
    },
  });
  const surface = createSurface<Conversation, AgentAnswers>(environment, options.scope, engine);

  async function meetColleagues(): Promise<void> {
    const changes_before = team_changes;
    const answer = await surface.ask('agent.list', {});
    if (!answer.ok) return;
    // What was told meanwhile may be newer than the list: who has left must not come back.
    if (team_changes !== changes_before) return meetColleagues();
    knowsAgents = true;
    engine.store.update((state) => answer.agents.reduce(meetColleague, state));
  }

  const ask: ChatClient<Conversation, AgentAnswers>['ask'] = (name, payload) => {
    if (name === 'presence.set') {
      availability = (payload as EphemeralCommands['presence.set']).availability;
    }
    return surface.ask(name, payload);
  };

  return {
    ...surface,
    ask,
    adopt: (rows) => {
      engine.store.update((state) => agentAudience.adopt(state, rows));
      for (const row of rows) {
        if (awaitsDelivery(row, engine.store.getState())) {
          void engine.feed.fetcher.want(row.conversation.id);
        }
      }
    },
    onAccountEvent: (listener) => {
      const entry: Listener = (event) => listener(event);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
  };
}

type Colleague = AgentAnswers['agent.list']['agents'][number];

function meetColleague(state: AgentState, agent: Colleague): AgentState {
  return setPresence(meetAgent(state, agent), agent.id, agent.availability);
}

/** A visitor's message has come for us while nobody was here: it counts as delivered once it has been fetched. */
function awaitsDelivery({ conversation }: ConversationRow, state: AgentState): boolean {
  const { id, last_message, agent_delivered_seq } = conversation;
  if (last_message === null || last_message.author.kind === 'agent' || id in state.logs)
    return false;
  return last_message.seq > agent_delivered_seq && agentAudience.follows(state, id);
}
