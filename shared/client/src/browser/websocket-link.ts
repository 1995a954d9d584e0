import type { Handshake, WireError } from '@porchlight/protocol';
import type { CallOutcome, Link, LinkListener } from '../environment.ts';
import { browserClock } from './browser-clock.ts';
import { connectPacket, eventPacket, readPacket, type Packet } from './packet.ts';
import { errorIn, errorOf, outcomeOf } from './parse-answer.ts';
import { answer_ms, type SocketOptions } from './socket-options.ts';

/** A link's listener that also hears when no WebSocket came through at all. `closed` is not told then. */
export interface WebSocketListener extends LinkListener {
  readonly unreachable: () => void;
}

/**
 * Opens a link that speaks socket.io over a plain WebSocket: the tenth part of socket.io-client's bytes, for the one
 * case that nearly every visitor is in.
 */
export function openWebSocketLink(
  { url, namespace }: SocketOptions,
  handshake: Handshake,
  listener: WebSocketListener,
): Link {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket/?EIO=4&transport=websocket`);
  const calls = new Map<number, (outcome: CallOutcome) => void>();
  let last_call = 0;
  /** Set once the server has spoken: from then on it can be reached this way. */
  let reached = false;
  let admitted = false;
  let closed = false;
  let reason: WireError | null = null;

  function receive(message: string): void {
    reached = true;
    const type = message[0];
    if (type === '0') socket.send(connectPacket(namespace, handshake));
    else if (type === '1') finish(reason);
    else if (type === '2') socket.send('3');
    else if (type === '4') take(readPacket(message, namespace));
  }

  function take(packet: Packet | undefined): void {
    switch (packet?.kind) {
      case 'connected':
        admitted = true;
        break;
      case 'refused':
        return finish(errorOf(packet.data));
      case 'disconnected':
        return finish(reason);
      case 'answer':
        return calls.get(packet.id)?.(outcomeOf(packet.answer));
      case 'event':
        if (packet.name === 'closing') reason = errorIn(packet.payload);
        else listener.frame(packet.name, packet.payload);
        break;
      case undefined:
    }
  }

  function close(): void {
    closed = true;
    socket.close();
    for (const settle of calls.values()) settle({ kind: 'unclear' });
  }

  function finish(error: WireError | null): void {
    close();
    listener.closed(error);
  }

  function call(name: string, payload: object): Promise<CallOutcome> {
    // Nothing is kept for later here; that is the outbox's affair.
    if (!admitted || closed) return Promise.resolve({ kind: 'unclear' });
    const id = (last_call += 1);
    return new Promise((resolve) => {
      const stop = browserClock.after(answer_ms, () => settle({ kind: 'unclear' }));
      const settle = (outcome: CallOutcome): void => {
        stop();
        calls.delete(id);
        resolve(outcome);
      };
      calls.set(id, settle);
      socket.send(eventPacket(namespace, id, name, payload));
    });
  }

  socket.addEventListener('message', ({ data }) => {
    if (!closed && typeof data === 'string') receive(data);
  });
  socket.addEventListener('close', () => {
    if (closed) return;
    if (reached) return finish(reason);
    close();
    listener.unreachable();
  });
  return { call, close };
}
