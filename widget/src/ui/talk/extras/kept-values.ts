import type { PanelClient } from '../../panel-client.ts';

type Texts = Readonly<Record<string, string>>;

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

/** None where what another build has kept can't be read. */
function textsIn(kept: string): Texts {
  try {
    const fields = Object.entries(JSON.parse(kept || '{}') as object);
    return Object.fromEntries(fields.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
