import { createIdSource } from '@porchlight/protocol';
import type { Dialect, Step } from './dialect.ts';
import { openSocketIo } from './socket-io-client.ts';

interface Place {
  readonly conversation_id: string;
  readonly seq: number;
}

/** Speaks with the reference server, and with the bare one as far as that goes. */
export function createReferenceDialect(port: number): Dialect {
  const newId = createIdSource(Date.now, Math.random);
  return {
    async openAgent(got) {
      const socket = await openSocketIo(
        { port, namespace: '/agent', auth: {} },
        (_name, payload) => {
          const { conversation_id, seq } = payload as Place;
          got(conversation_id, seq);
        },
      );
      return { claim: (conversation_id, seq, step) => socket.emit(step, { conversation_id, seq }) };
    },

    // It lets everybody in.
    prepareVisitors: () => Promise.resolve(),

    async openVisitor(conversation_id, seen) {
      const target = { port, namespace: '/visitor', auth: { conversation_id } } as const;
      const socket = await openSocketIo(target, (name, payload) =>
        seen(name as Step, (payload as Place).seq),
      );
      return {
        say: (text, acked) =>
          socket.ask('send', { id: newId(), conversation_id, text }, (answer) =>
            acked((answer as Place).seq),
          ),
      };
    },
  };
}
