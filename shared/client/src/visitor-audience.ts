import {
  noWatermarks,
  projectVisitorConversation,
  type AgentProfile,
  type LogEvent,
  type VisitorConversation,
} from '@porchlight/protocol';
import type { AnyEvent, Audience } from './audience.ts';
import { withEntry } from './keyed.ts';
import type { VisitorState } from './state.ts';

/** How a visitor's client takes what comes: it keeps the log of every conversation. */
export const visitorAudience: Audience<VisitorConversation> = {
  side: 'visitor',
  project: (summary, event) => {
    const known = summary ?? (event.prev === 0 ? begin(event) : undefined);
    return known && projectVisitorConversation(known, event);
  },
  meet: (state, event) => meetProfile(state, profileIn(event)),
  meetAll: (state, snapshot) => (snapshot.agents ?? []).reduce(meetProfile, state),
  adopt: (state) => state,
  follows: () => true,
};

/** Takes an agent's profile, where there is one. */
function meetProfile(state: VisitorState, profile: AgentProfile | undefined): VisitorState {
  if (profile === undefined) return state;
  return { ...state, agents: withEntry(state.agents, profile.id, profile) };
}

function profileIn(event: AnyEvent): AgentProfile | undefined {
  // Only `agent.created` has a whole agent here, and visitors are not told of that.
  return 'agent' in event.data ? event.data.agent : undefined;
}

function begin(event: LogEvent): VisitorConversation {
  return {
    id: event.conversation_id,
    status: 'open',
    assignee_id: null,
    head: 0,
    created_at: event.timestamp,
    visitor_count: 0,
    agent_count: 0,
    visitor_read_count: 0,
    agent_read_count: 0,
    ...noWatermarks,
  };
}
