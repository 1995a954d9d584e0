import { reject, type Ack } from '@porchlight/protocol';
import type { Socket } from 'socket.io';
import type { Connection, Haste } from '../domain/connection.ts';
import type { Domain } from '../domain/create-domain.ts';
import { chargeCommand } from '../domain/rate-limits.ts';
import { commandPacket, isObject, type CommandPacket } from './command-packet.ts';
import type { SocketOutlet } from './outlet.ts';

type Answer = (ack: Ack<object>) => void;

type Run = (name: string, payload: object, answer: Answer) => void;

/**
 * Gives the packets of a socket to the executor, and answers them. Commands that are as they should be are read
 * straight from the engine. The first packet of another kind goes to socket.io, and so does everything after it: what
 * a packet means may depend on the one before.
 */
export function readPackets(
  socket: Socket,
  domain: Domain,
  connection: Connection,
  outlet: SocketOutlet,
): void {
  const run: Run = async (name, payload, answer) => {
    const { executor } = domain;
    const executed = await executor.execute(connection.caller, name, payload, connection);
    answer(executed.answer);
    executed.release?.();
  };
  readDirectly(socket, outlet, run);
  // Nothing is passed on: there are no other listeners.
  socket.use((packet) => readEvent(packet, domain, connection, outlet, run));
}

function readDirectly(socket: Socket, outlet: SocketOutlet, run: Run): void {
  const { conn } = socket;
  const prefix = `2${socket.nsp.name},`;
  const listeners = conn.listeners('data') as ((packet: unknown) => void)[];
  conn.removeAllListeners('data');
  conn.on('data', read);
  let last_sync = -1;

  /** A sync moves the connection, so one that the network repeats must not be run again: nobody hears its answer. */
  function isRepeated({ name, id }: CommandPacket): boolean {
    if (name !== 'sync') return false;
    if (Number(id) <= last_sync) return true;
    last_sync = Number(id);
    return false;
  }

  function read(packet: unknown): void {
    const command = socket.connected ? commandPacket(prefix, packet) : null;
    if (command === null) return giveBack(packet);
    if (isRepeated(command)) return;
    const haste = hasteOf(command.name);
    run(command.name, command.payload, (ack) => outlet.answer(command.id, ack, haste));
  }

  function giveBack(packet: unknown): void {
    outlet.giveWay();
    conn.removeListener('data', read);
    for (const listener of listeners) conn.on('data', listener);
    for (const listener of listeners) listener(packet);
  }
}

/** Nobody waits for the answer to a claim: what it changed comes by the feed. */
function hasteOf(name: string): Haste {
  return name.startsWith('receipt.') ? 'at leisure' : 'now';
}

/** Takes a packet that socket.io has read, whatever its name. */
function readEvent(
  [name, ...rest]: unknown[],
  { limits, log }: Domain,
  { caller }: Connection,
  outlet: SocketOutlet,
  run: Run,
): void {
  const acknowledge = rest.at(-1);
  const [payload] = rest;
  const answer: Answer = (ack) => {
    if (!isFunction(acknowledge)) return;
    outlet.flush();
    outlet.weigh();
    acknowledge(ack);
  };
  if (isFunction(acknowledge) && rest.length === 2 && isObject(payload)) {
    return run(String(name), payload, answer);
  }
  // Charged like a command, so that a flood of them is no flood of lines.
  const calm = chargeCommand(limits, caller) === 0;
  log[calm ? 'info' : 'debug']({ id: caller.principal.id }, 'malformed frame');
  answer(reject('malformed', 'a command is a name with one payload object and an acknowledgement'));
}

function isFunction(value: unknown): value is Answer {
  return typeof value === 'function';
}
