import { reject, type Ack } from '@porchlight/protocol';
import type { Connection } from '../domain/connection.ts';
import type { Domain } from '../domain/create-domain.ts';
import { chargeCommand } from '../domain/rate-limits.ts';

/** Takes every packet of a socket, whatever its name. Nothing is passed on: there are no other listeners. */
export type PacketReader = (packet: unknown[]) => void;

type Answer = (ack: Ack<object>) => void;

/** Gives the packets of a connection to the executor, and answers them. */
export function createPacketReader(domain: Domain, connection: Connection): PacketReader {
  const { executor, limits, log } = domain;

  async function run(name: string, payload: object, answer: Answer): Promise<void> {
    const executed = await executor.execute(connection.caller, name, payload, connection);
    answer(executed.answer);
    executed.release?.();
  }

  return ([name, ...rest]) => {
    const answer = rest.at(-1);
    const [payload] = rest;
    if (isAnswer(answer) && rest.length === 2 && isObject(payload)) {
      return void run(String(name), payload, answer);
    }
    // Charged like a command, so that a flood of them is no flood of lines.
    const calm = chargeCommand(limits, connection.caller) === 0;
    log[calm ? 'info' : 'debug']({ id: connection.caller.principal.id }, 'malformed frame');
    const text = 'a command is a name with one payload object and an acknowledgement';
    if (isAnswer(answer)) answer(reject('malformed', text));
  };
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'function';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
