/** What a person chose for this browser. */
export type PreferenceName = 'language' | 'theme' | 'availability' | 'signed_in' | 'sound' | 'keys';

/** The kept choice; undefined where none was made or the browser keeps nothing. */
export function kept(name: PreferenceName): string | undefined {
  try {
    return localStorage.getItem(`porchlight.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Hears that another tab has kept something else, or forgotten it. */
export function onOtherTab(name: PreferenceName, listener: () => unknown): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === `porchlight.${name}`) listener();
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}

/** Keeps a choice for next time, or forgets it (undefined). A browser that refuses storage only forgets. */
export function keep(name: PreferenceName, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`porchlight.${name}`);
    else localStorage.setItem(`porchlight.${name}`, value);
  } catch {
    // Private windows may refuse; the choice then holds until the page is closed.
  }
}
