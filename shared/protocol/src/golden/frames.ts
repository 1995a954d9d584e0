import { formatCursor } from '../cursor.ts';
import { errorCodes, wireError, type ErrorCode, type WireError } from '../errors.ts';
import type { AgentFrames, VisitorFrames } from '../frames.ts';
import { ada, agent, ids, profile, receipt, visitor } from './cast.ts';
import { agentEvents, visitorEvents } from './events.ts';

const heads = {
  n: 12,
  cursor: formatCursor({ epoch: ids.epoch, position: 7, event_id: ids.event }),
};
const presence = [{ party: ada, availability: 'online' }] as const;

/** Every frame to agents. */
export const agentFrames: AgentFrames = {
  welcome: { protocol: 1, me: ada, agent, presence },
  durable: { n: 1, event: agentEvents['message.created'] },
  heads,
  typing: { conversation_id: ids.conversation, actor: visitor, typing: true },
  presence: { party: visitor, availability: 'offline' },
  closing: { error: wireError('shutting_down', 'the server is stopping') },
};

/** Every frame to visitors. */
export const visitorFrames: VisitorFrames = {
  welcome: { protocol: 1, me: visitor, agents: [profile], presence },
  durable: { n: 1, event: visitorEvents['message.created'] },
  heads,
  typing: { conversation_id: ids.conversation, actor: ada, typing: true, agent: profile },
  presence: { party: ada, availability: 'away', agent: profile },
  closing: { error: wireError('session_expired', 'signed out') },
};

/** The other form of a durable frame. */
export const receiptFrame = { n: 2, receipt };

/** Every error, as it crosses the wire. */
export const errors: Readonly<Record<ErrorCode, WireError>> = Object.fromEntries(
  (Object.keys(errorCodes) as ErrorCode[]).map((code) => [
    code,
    code === 'rate_limited'
      ? wireError(code, 'too many messages', 1_500)
      : wireError(code, `example of ${code}`),
  ]),
) as Record<ErrorCode, WireError>;
