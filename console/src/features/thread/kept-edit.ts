import type { AgentClient, MessageLine } from '@porchlight/client';

/** Another text for a message that somebody has begun to write: kept until it is saved, or given up [SN13]. */
export interface KeptEdit {
  readonly begun: boolean;
  /** What was begun, else what the message says. */
  readonly words: string;
  readonly keep: (words: string) => void;
  readonly forget: () => void;
}

/** What is kept of the editing of a message. */
export function keptEdit(client: AgentClient, { id, text }: MessageLine['message']): KeptEdit {
  const place = `edit:${id}`;
  const begun = client.draft(place, 'reply').text;
  const keep = (words: string) => client.keepDraft(place, 'reply', words === text ? '' : words);
  return { begun: begun !== '', words: begun || text, keep, forget: () => keep('') };
}
