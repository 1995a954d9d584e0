import type { PanelClient } from '../../panel-client.ts';

/** What somebody has filled in and not sent yet [SN13], kept as JSON. */
export interface KeptValues<Values extends object> {
  /** Empty where nothing is kept. */
  readonly get: () => Partial<Values>;
  readonly set: (values: Values) => void;
  readonly forget: () => void;
}

/** What is kept under a name: a form's, or a rating's. */
export function keptValues<Values extends object>(
  client: Pick<PanelClient, 'draft' | 'keepDraft'>,
  place: string,
): KeptValues<Values> {
  return {
    get: () => {
      try {
        return JSON.parse(client.draft(place, 'reply').text || '{}') as Partial<Values>;
      } catch {
        // What another build has kept.
        return {};
      }
    },
    set: (values) => client.keepDraft(place, 'reply', JSON.stringify(values)),
    forget: () => client.keepDraft(place, 'reply', ''),
  };
}
