import { createIdSource } from '@porchlight/protocol';
import type { Agent, Dialect, Step, Visitor } from './dialect.ts';

/** What happens to a message, seen from who waits for it. */
export const milestones = ['ack', 'agent', 'delivered', 'read'] as const;

/** One of what happens to a message; delivered and read as the sender sees them. */
export type Milestone = (typeof milestones)[number];

/** What was seen of the cycles that began while it was in use. */
export interface Recorder {
  begun: number;
  finished: number;
  /** From send to each milestone, in milliseconds. */
  readonly durations: Readonly<Record<Milestone, number[]>>;
}

/** A recorder that has seen nothing. */
export function createRecorder(): Recorder {
  return { begun: 0, finished: 0, durations: { ack: [], agent: [], delivered: [], read: [] } };
}

/** Conversations with at most one cycle in flight each. */
export interface Cycles {
  /** Begins a cycle in any of the conversations that rest; false where none does. */
  readonly begin: (recorder: Recorder) => boolean;
  /** Called at the end of each cycle. */
  onFinished: () => void;
  readonly inFlight: () => number;
  /** Milestones that came a second time, or for a message that nobody waits for. */
  readonly surplus: () => number;
}

interface Conversation {
  readonly id: string;
  visitor: Visitor | undefined;
  begun_at: number;
  recorder: Recorder;
  /** The milestones of the running cycle that have not come. */
  readonly due: Set<Milestone>;
}

/** Forty people's idea of a question; not all of it in ASCII. */
const text = 'Hello! Is the otter still in stock – and would it reach Zürich before Friday?';

/** How many connections are opened at a time. */
const openedTogether = 50;

/**
 * Connects one agent and so many visitors. A cycle: the visitor sends; the server acknowledges; the agent gets the
 * message and claims it delivered; the visitor sees that; the agent claims it read; the visitor sees that.
 */
export async function openCycles(dialect: Dialect, count: number): Promise<Cycles> {
  const nobody = createRecorder();
  const newId = createIdSource(Date.now, Math.random);
  const conversations = Array.from({ length: count }, () => rest(newId(), nobody));
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const resting = [...conversations];
  let surplus = 0;

  function pass(conversation: Conversation, milestone: Milestone): void {
    if (!conversation.due.delete(milestone)) {
      surplus += 1;
      return;
    }
    conversation.recorder.durations[milestone].push(performance.now() - conversation.begun_at);
    if (conversation.due.size > 0) return;
    conversation.recorder.finished += 1;
    resting.push(conversation);
    cycles.onFinished();
  }

  const agent = await dialect.openAgent((id, seq) => {
    const conversation = byId.get(id);
    if (conversation === undefined) return;
    pass(conversation, 'agent');
    agent.claim(id, seq, 'delivered');
  });
  await openAll(conversations, dialect, agent, pass);

  const cycles: Cycles = {
    begin(recorder) {
      const conversation = takeAny(resting);
      if (conversation?.visitor === undefined) return false;
      for (const milestone of milestones) conversation.due.add(milestone);
      conversation.recorder = recorder;
      conversation.begun_at = performance.now();
      recorder.begun += 1;
      conversation.visitor.say(text, () => pass(conversation, 'ack'));
      return true;
    },
    onFinished: () => {},
    inFlight: () => count - resting.length,
    surplus: () => surplus,
  };
  return cycles;
}

/** At random: taken in turn, neighbours in the database would be written together more often than they are in life. */
function takeAny(resting: Conversation[]): Conversation | undefined {
  const last = resting.pop();
  const index = Math.floor(Math.random() * (resting.length + 1));
  const taken = resting[index];
  if (last === undefined || taken === undefined) return last;
  resting[index] = last;
  return taken;
}

function rest(id: string, recorder: Recorder): Conversation {
  return { id, visitor: undefined, begun_at: 0, recorder, due: new Set() };
}

async function openAll(
  conversations: readonly Conversation[],
  dialect: Dialect,
  agent: Agent,
  pass: (conversation: Conversation, step: Step) => void,
): Promise<void> {
  for (let from = 0; from < conversations.length; from += openedTogether) {
    const group = conversations.slice(from, from + openedTogether).map(async (conversation) => {
      conversation.visitor = await dialect.openVisitor(conversation.id, (step, up_to_seq) => {
        pass(conversation, step);
        if (step === 'delivered') agent.claim(conversation.id, up_to_seq, 'read');
      });
    });
    await Promise.all(group);
  }
}
