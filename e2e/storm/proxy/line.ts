import type { Socket } from 'node:net';
import type { Dice } from '../dice.ts';
import { createFrameReader, type Frame } from './frame-reader.ts';
import type { FrameFate } from './weather.ts';

/** What a line needs to know of the world. */
export interface LineOptions {
  readonly client: Socket;
  readonly server: Socket;
  readonly dice: Dice;
  /** What happens to the next frame. */
  readonly fate: () => FrameFate;
}

/** One WebSocket connection through the proxy, after both sides have shaken hands. */
export interface Line {
  readonly fromClient: (chunk: Buffer) => void;
  readonly fromServer: (chunk: Buffer) => void;
  readonly cut: () => void;
}

/** How long things take, in milliseconds: [least, most]. */
const spans = {
  late: [20, 1_500],
  slow: [20, 800],
  hole: [1_000, 14_000],
} as const satisfies Partial<Record<FrameFate, readonly [number, number]>>;

/** How many frames of each direction are remembered to be replayed. */
const remembered = 20;

/** Carries frames both ways, and does to them what the weather says. */
export function createLine(options: LineOptions): Line {
  const { client, server, dice } = options;
  let open = true;
  let silent_until = 0;

  function cut(): void {
    open = false;
    client.destroy();
    server.destroy();
  }

  function swallow(): void {
    silent_until = Date.now() + dice.between(...spans.hole);
  }

  function halfOpen(): void {
    // The server believes that the client has gone, and the client is not told.
    silent_until = Infinity;
    server.destroy();
  }

  function direction(to: Socket): (chunk: Buffer) => void {
    const reader = createFrameReader();
    const old: Buffer[] = [];
    const queue: Buffer[] = [];
    let free_at = 0;

    const write = (bytes: Buffer): void => {
      if (open && Date.now() >= silent_until && to.writable) to.write(bytes);
    };
    const flush = (): void => {
      const wait_ms = free_at - Date.now();
      if (wait_ms > 0) return void setTimeout(flush, wait_ms);
      for (const bytes of queue.splice(0)) write(bytes);
    };
    /** In order, behind everything that is still waiting. */
    const pass = (bytes: Buffer): void => {
      if (queue.push(bytes) === 1) flush();
    };
    const suffer: Readonly<Record<FrameFate, (bytes: Buffer) => void>> = {
      arrives: pass,
      lost: () => {},
      late: (bytes) => void setTimeout(write, dice.between(...spans.late), bytes),
      twice: (bytes) => {
        pass(bytes);
        pass(bytes);
      },
      replayed: (bytes) => {
        pass(bytes);
        pass(dice.one(old) ?? bytes);
      },
      slow: (bytes) => {
        free_at = Math.max(free_at, Date.now()) + dice.between(...spans.slow);
        pass(bytes);
      },
      cut: (bytes) => {
        write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        // What was written has to leave before the end.
        setImmediate(cut);
      },
      hole: swallow,
      'half-open': halfOpen,
    };

    function carry(frame: Frame): void {
      const { bytes } = frame;
      suffer[isOrdinary(frame) ? options.fate() : 'arrives'](bytes);
      if (isOrdinary(frame)) remember(old, bytes);
    }

    return (chunk) => {
      for (const frame of reader.read(chunk)) carry(frame);
    };
  }

  client.on('close', () => {
    open = false;
    server.destroy();
  });
  server.on('close', () => {
    if (silent_until !== Infinity) cut();
  });
  return { fromClient: direction(server), fromServer: direction(client), cut };
}

/** socket.io's events and answers. What opens and closes a connection is left to cuts. */
function isOrdinary({ opcode, start }: Frame): boolean {
  return opcode === 1 && /^4[23]/.test(start);
}

function remember(old: Buffer[], bytes: Buffer): void {
  old.push(bytes);
  if (old.length > remembered) old.shift();
}
