import type { Socket } from 'node:net';
import type { Dice } from '../dice.ts';
import type { RequestFate } from './weather.ts';

/** A request for the server, of which the first words have come. */
export interface CarriedRequest {
  readonly client: Socket;
  readonly server: Socket;
  /** Its head, and what has come of its body. */
  readonly head: string;
  readonly rest: Buffer;
  readonly dice: Dice;
  readonly fate: RequestFate;
}

/** How long each piece takes on a slow way, in milliseconds: [least, most]. */
const piece_ms = [5, 90] as const;

/** Carries one request and its answer over a connection, as well as its fate lets it. Returns what cuts it off. */
export function carryRequest(request: CarriedRequest): () => void {
  const { client, server, head, rest, dice, fate } = request;
  const cut = (): void => {
    client.destroy();
    server.destroy();
  };
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  let left = fate === 'request cut' ? dice.between(0, Math.max(0, length - 1)) : Infinity;

  function send(piece: Buffer): void {
    const part = piece.subarray(0, left);
    left -= part.length;
    server.write(part);
    // What was written has to leave before the end.
    if (left <= 0) return void setImmediate(cut);
    if (fate !== 'request slow') return;
    client.pause();
    setTimeout(() => client.resume(), dice.between(...piece_ms));
  }

  server.write(head);
  send(rest);
  client.on('data', send);
  server.on('data', (answer: Buffer) => {
    if (fate === 'answer lost') cut();
    else client.write(answer);
  });
  client.on('close', () => server.destroy());
  server.on('close', () => client.end());
  return cut;
}
