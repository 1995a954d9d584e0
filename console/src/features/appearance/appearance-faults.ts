import { isBrandColor, isPicture, limits, type Appearance } from '@porchlight/protocol';

/** Fields of an appearance that can't be saved as they are. */
export type AppearanceFaults = ReadonlySet<keyof Appearance>;

/** What is wrong with an appearance that is being written. */
export function appearanceFaults(draft: Appearance): AppearanceFaults {
  const { color, picture, offset_x, offset_y } = draft;
  const faults = new Set<keyof Appearance>();
  if (color !== null && !isBrandColor(color)) faults.add('color');
  if (picture !== null && !isPicture(picture)) faults.add('picture');
  if (!isOffset(offset_x)) faults.add('offset_x');
  if (!isOffset(offset_y)) faults.add('offset_y');
  return faults;
}

/** The draft with what was saved in place of what is wrong: what can be shown while somebody is still typing. */
export function withoutFaults(draft: Appearance, saved: Appearance): Appearance {
  const faulty = [...appearanceFaults(draft)].map((field) => [field, saved[field]]);
  return { ...draft, ...Object.fromEntries(faulty) };
}

/** True where both say the same. */
export function sameAppearance(one: Appearance, other: Appearance): boolean {
  return (Object.keys(one) as (keyof Appearance)[]).every((field) =>
    Object.is(one[field], other[field]),
  );
}

function isOffset(value: number): boolean {
  const { min, max } = limits.launcher_offset_px;
  return Number.isInteger(value) && value >= min && value <= max;
}
