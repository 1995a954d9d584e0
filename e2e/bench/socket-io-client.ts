import { openWebSocket } from './web-socket.ts';

/** A connection to one namespace of a socket.io server, over WebSocket, with none of the real client's comforts. */
export interface SocketIoClient {
  /** Sends an event that asks for no answer. */
  readonly emit: (name: string, payload: object) => void;
  /** Sends an event; `answered` gets the acknowledgement's argument. */
  readonly ask: (name: string, payload: object, answered: (answer: unknown) => void) => void;
  readonly close: () => void;
}

/** Where to connect, and as whom. */
export interface SocketIoTarget {
  readonly port: number;
  readonly namespace: '/visitor' | '/agent';
  readonly auth: object;
}

/** Gets every event with its first argument. */
export type FrameListener = (name: string, payload: unknown) => void;

/**
 * Connects. Resolves when the namespace has let us in, rejects when it has not. A connection that the server ends
 * later is a failed measurement: it throws.
 */
export function openSocketIo(
  { port, namespace, auth }: SocketIoTarget,
  frame: FrameListener,
): Promise<SocketIoClient> {
  const pending = new Map<number, (answer: unknown) => void>();
  const events = `42${namespace},`;
  const answers = `43${namespace},`;
  let asked = 0;
  let closing = false;

  return new Promise((resolve, reject) => {
    const opening = openWebSocket(port, '/socket/?EIO=4&transport=websocket', { text, closed });

    function text(packet: string): void {
      if (packet.startsWith(events)) tell(packet.slice(events.length));
      else if (packet.startsWith(answers)) answer(packet.slice(answers.length));
      else if (packet === '2') void opening.then((socket) => socket.send('3'));
      else if (packet.startsWith('0')) void greet();
      else if (packet.startsWith(`40${namespace},`))
        void opening.then((socket) => resolve(clientOf(socket.send, socket.close)));
      else if (packet.startsWith('44'))
        reject(new Error(`the server refused the connection: ${packet}`));
    }

    async function greet(): Promise<void> {
      (await opening).send(`40${namespace},${JSON.stringify(auth)}`);
    }

    function closed(reason: string): void {
      if (!closing) throw new Error(`a connection to ${namespace} was ${reason}`);
    }

    opening.catch(reject);
  });

  function tell(json: string): void {
    const [name, payload] = JSON.parse(json) as [string, unknown];
    frame(name, payload);
  }

  function answer(packet: string): void {
    const start = packet.indexOf('[');
    const id = Number(packet.slice(0, start));
    const [payload] = JSON.parse(packet.slice(start)) as [unknown];
    const answered = pending.get(id);
    pending.delete(id);
    answered?.(payload);
  }

  function clientOf(send: (text: string) => void, close: () => void): SocketIoClient {
    return {
      emit: (name, payload) => send(`${events}${JSON.stringify([name, payload])}`),
      ask(name, payload, answered) {
        asked += 1;
        pending.set(asked, answered);
        send(`${events}${asked}${JSON.stringify([name, payload])}`);
      },
      close() {
        closing = true;
        close();
      },
    };
  }
}
