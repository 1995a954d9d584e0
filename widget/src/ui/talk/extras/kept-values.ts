import { type Texts, textsIn } from '@porchlight/client';
import type { PanelClient } from '../../panel-client.ts';

/** What somebody has filled in and not sent yet [SN13]. */
export interface KeptValues {
  /** Empty where nothing is kept. */
  readonly get: () => Texts;
  readonly set: (values: Texts) => void;
  readonly forget: () => void;
}

/** What is kept under a name: a form's, or a rating's. */
export function keptValues(
  client: Pick<PanelClient, 'draft' | 'keepDraft'>,
  place: string,
): KeptValues {
  const keep = (text: string) => client.keepDraft(place, 'reply', text);
  return {
    get: () => textsIn(client.draft(place, 'reply').text),
    set: (values) => keep(Object.values(values).some(Boolean) ? JSON.stringify(values) : ''),
    forget: () => keep(''),
  };
}
