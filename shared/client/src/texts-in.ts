/** Texts by name. */
export type Texts = Readonly<Record<string, string>>;

/** The texts that were kept as JSON under one name [SN13]; none where nothing is kept, or what another build has kept can't be read. */
export function textsIn(kept: string): Texts {
  try {
    const fields = Object.entries(JSON.parse(kept || '{}') as object);
    return Object.fromEntries(fields.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
