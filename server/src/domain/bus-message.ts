import type { z } from 'zod';

/** What another node told, parsed; null for what a node of another release may say and this one does not know. */
export function parseBusMessage<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
