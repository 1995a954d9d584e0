import type { Message } from './entities.ts';

/** What lists say of a message's files. */
export interface AttachedShort {
  readonly name: string;
  readonly type: string;
  readonly count: number;
}

/** The first file in short, and how many there are; undefined for none. */
export function attachedShort({
  attachments,
}: Pick<Message, 'attachments'>): AttachedShort | undefined {
  const [first] = attachments ?? [];
  if (first === undefined) return undefined;
  return { name: first.name, type: first.type, count: attachments?.length ?? 1 };
}
