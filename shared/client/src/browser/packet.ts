/** A packet of the socket.io protocol, version 5, for one namespace. Text only: nothing binary is sent here. */
export type Packet =
  | { readonly kind: 'connected' }
  | { readonly kind: 'refused'; readonly data: unknown }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'disconnected' };

const form = /^4(\d)([^,[{]*),(\d*)(.*)$/s;

/** The packet in an Engine.IO message, or undefined where it is none of this namespace that we know. */
export function readPacket(message: string, namespace: string): Packet | undefined {
  const [, type, of, id, json] = form.exec(message) ?? [];
  if (of !== namespace) return undefined;
  const value = parse(json ?? '');
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  switch (Number(type)) {
    case 0:
      return { kind: 'connected' };
    case 1:
      return { kind: 'disconnected' };
    case 2:
      return typeof list[0] === 'string'
        ? { kind: 'event', name: list[0], payload: list[1] }
        : undefined;
    case 3:
      return { kind: 'answer', id: Number(id), answer: list[0] };
    case 4:
      return { kind: 'refused', data: (value as { data?: unknown } | undefined)?.data };
    default:
      return undefined;
  }
}

/** The message that asks to be let into a namespace. */
export function connectPacket(namespace: string, auth: object): string {
  return `40${namespace},${JSON.stringify(auth)}`;
}

/** The message that emits an event which is to be answered under `id`. */
export function eventPacket(namespace: string, id: number, name: string, payload: object): string {
  return `42${namespace},${id}${JSON.stringify([name, payload])}`;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
