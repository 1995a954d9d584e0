import { routes } from '@porchlight/protocol';

/** A command as it stands in a packet. */
export interface CommandPacket {
  readonly name: string;
  readonly payload: object;
  /** The number of the acknowledgement that is asked for. */
  readonly id: string;
}

/** Acknowledgements are numbered as JavaScript writes whole numbers. */
const wholeNumber = /^(?:0|[1-9]\d{0,14})$/;

/**
 * Reads a packet (socket.io protocol 5, EVENT) that starts with `prefix` and holds a known command, its payload and the
 * number of an acknowledgement; null for every other packet, well formed or not.
 */
export function commandPacket(prefix: string, packet: unknown): CommandPacket | null {
  if (typeof packet !== 'string' || !packet.startsWith(prefix)) return null;
  const start = packet.indexOf('[', prefix.length);
  const id = packet.slice(prefix.length, start);
  if (start === -1 || !wholeNumber.test(id)) return null;
  const list = parse(packet.slice(start));
  if (!Array.isArray(list) || list.length !== 2) return null;
  const [name, payload] = list as unknown[];
  // Some names are socket.io's own; none of them is a command's.
  if (typeof name !== 'string' || !Object.hasOwn(routes, name)) return null;
  return isObject(payload) ? { name, payload, id } : null;
}

/** Whether a value may be a command's payload. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
