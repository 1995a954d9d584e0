import type { Availability, Id, Party, PresenceFrame, Typing, Welcome } from '@porchlight/protocol';
import { withEntry, withoutEntry } from './keyed.ts';
import { isRecord } from './parse-frame.ts';
import type { ChatState } from './state.ts';

/** Takes what a new connection says of who is who and who is there: whoever left meanwhile is not in it. */
export function meetWelcome<State extends ChatState>(state: State, welcome: Welcome): State {
  const present = welcome.presence.map(({ party, availability }) => [party.id, availability]);
  const profiles = (welcome.agents ?? []).map((agent) => [agent.id, agent] as const);
  return {
    ...state,
    me: welcome.me,
    talk: welcome.talk,
    presence: Object.fromEntries(present),
    agents: { ...state.agents, ...Object.fromEntries(profiles) },
  };
}

/** Takes one change of presence. */
export function meetPresence<State extends ChatState>(state: State, frame: PresenceFrame): State {
  const met = setPresence(state, frame.party.id, frame.availability);
  return meetProfileOf(met, frame);
}

/** Takes the profile that a frame to a visitor carries. */
export function meetProfileOf<State extends ChatState>(
  state: State,
  { agent }: Pick<PresenceFrame, 'agent'>,
): State {
  if (agent === undefined) return state;
  return { ...state, agents: withEntry(state.agents, agent.id, agent) };
}

/** Notes whether somebody is there; who is offline is not listed. */
export function setPresence<State extends ChatState>(
  state: State,
  id: Id,
  availability: Availability,
): State {
  const presence =
    availability === 'offline'
      ? withoutEntry(state.presence, id)
      : withEntry(state.presence, id, availability);
  return presence === state.presence ? state : { ...state, presence };
}

/** The first frame of a connection, or undefined where it has not the form of one. */
export function parseWelcome(payload: unknown): Welcome | undefined {
  if (!isRecord(payload) || !isParty(payload['me']) || !Array.isArray(payload['presence'])) {
    return undefined;
  }
  return payload as unknown as Welcome;
}

/** A typing frame, or undefined where it has not the form of one. */
export function parseTyping(payload: unknown): Typing | undefined {
  const sound = isRecord(payload) && typeof payload['conversation_id'] === 'string';
  return sound && isParty(payload['actor']) ? (payload as unknown as Typing) : undefined;
}

/** A presence frame, or undefined where it has not the form of one. */
export function parsePresence(payload: unknown): PresenceFrame | undefined {
  return isRecord(payload) && isParty(payload['party'])
    ? (payload as unknown as PresenceFrame)
    : undefined;
}

function isParty(value: unknown): value is Party {
  return isRecord(value) && typeof value['id'] === 'string';
}
