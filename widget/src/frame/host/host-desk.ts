import { once } from '@porchlight/client';
import type { Answer } from '../../api/porchlight.ts';
import type { HostCall } from '../../port/port-messages.ts';
import { answerCall } from './answer-call.ts';
import type { DeskChat, HostDeskOptions } from './call-context.ts';
import type { DescribeDesk } from './describe-desk.ts';
import { createEventDesk } from './event-desk.ts';

/** Carries out what the host page calls, and tells it what happens. */
export interface HostDesk {
  readonly hear: (call: HostCall) => Promise<void>;
  /** The stage is another one now. */
  readonly turn: () => void;
}

/**
 * The desk of a frame. Calls are answered in their order, but one that needs the chat waits for it alone. A wrong call is
 * answered with an error, and its sentence is said on the console; nothing is done.
 */
export function createHostDesk(options: HostDeskOptions): HostDesk {
  const { stage, tell, warn } = options;
  const events = createEventDesk(tell);
  let described: DescribeDesk | undefined;
  const waiting: ((chat: DeskChat) => void)[] = [];

  const turn = () => {
    const now = stage();
    if (now.kind === 'failed') {
      const { code, message } = now.error;
      tell({ type: 'error', detail: { code, message } });
    }
    if (now.kind !== 'running') return;
    events.watch(now.chat.client);
    described?.watch(now.chat);
    for (const go of waiting.splice(0)) go(now.chat);
  };
  const chat = () =>
    new Promise<DeskChat>((resolve) => {
      waiting.push(resolve);
      turn();
    });
  const describing = once(async () => {
    const { createDescribeDesk } = await import('./describe-desk.ts');
    described = createDescribeDesk(warn);
    turn();
    return described;
  });
  // The chat may have run long before the page called for the first time.
  turn();
  return {
    turn,
    hear: async ({ call, arg, id }) => {
      const answer: Answer = await answerCall(call, arg, { ...options, chat, events, describing });
      if (!answer.ok) warn(answer.error.message);
      tell({ type: id, detail: answer });
    },
  };
}
