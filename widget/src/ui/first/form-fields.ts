import { faultIn, fieldsFor, type PreChatField, type PreChatReply } from '@porchlight/protocol';
import type { FirstDesk } from '../first-desk.ts';

/** What stands in the form, by the field's id. */
export type Values = Readonly<Record<string, string | boolean>>;

/** What is asked of the visitor now. */
export function askedOf(
  { settings, session }: FirstDesk,
  closed: boolean,
): readonly PreChatField[] {
  return settings === null ? [] : fieldsFor(settings, closed, session.current()?.known ?? []);
}

/** Where what is filled in stands until it is sent. */
function keyOf({ scope }: FirstDesk): string {
  return `porchlight-frame/${scope}/form`;
}

/** Keeps what is filled in. */
export function keepValues(desk: FirstDesk, values: Values): void {
  desk.kept.set(keyOf(desk), JSON.stringify(values));
}

/** The server knows more of the visitor from now on. */
export function learn({ session }: FirstDesk, kinds: readonly PreChatField['kind'][]): void {
  const current = session.current();
  const more = kinds.flatMap((kind) => (kind === 'name' || kind === 'email' ? [kind] : []));
  if (current) session.adopt({ ...current, known: [...(current.known ?? []), ...more] });
}

/** What was filled in before a reload. */
export function keptValues(desk: FirstDesk): Values {
  try {
    const kept: unknown = JSON.parse(desk.kept.get(keyOf(desk)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Values) : {};
  } catch {
    return {};
  }
}

/** The replies in a form without faults; what is left empty is none. */
export function repliesIn(fields: readonly PreChatField[], values: Values): PreChatReply[] {
  return fields.flatMap(({ id }): PreChatReply[] => {
    const value = values[id];
    if (value === true) return [{ field_id: id, value }];
    return typeof value === 'string' && value.trim() !== ''
      ? [{ field_id: id, value: value.trim() }]
      : [];
  });
}

/** What is wrong with a field; undefined for nothing. */
export function faultOf(field: PreChatField, values: Values): ReturnType<typeof faultIn> {
  const value = values[field.id] ?? (field.kind === 'consent' ? false : '');
  return faultIn(field, typeof value === 'string' ? value.trim() : value);
}
