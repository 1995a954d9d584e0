import type { Faults } from './faults.ts';

/** What crosses a line. `greeting` and `goodbye` begin and end it: they are only ever slow. */
export type Parcel = 'greeting' | 'command' | 'answer' | 'frame' | 'goodbye';

/** What becomes of a parcel. */
export type Fate = 'arrives' | 'lost' | 'twice' | 'late' | 'cut';

/** Judges by one draw of luck, so that a seed's story changes little when a chance does. */
export function judgeFate(parcel: Parcel, faults: Faults, luck: number): Fate {
  let left = luck;
  for (const [fate, chance] of chances(parcel, faults)) {
    if (left < chance) return fate;
    left -= chance;
  }
  return 'arrives';
}

function chances(parcel: Parcel, faults: Faults): readonly (readonly [Fate, number])[] {
  const { cut, drop_acks, drop_frames, repeat, reorder } = faults;
  switch (parcel) {
    case 'greeting':
    case 'goodbye':
      return [];
    case 'command':
      return [
        ['cut', cut],
        ['twice', repeat],
        ['late', reorder],
      ];
    case 'answer':
      return [
        ['cut', cut],
        ['lost', drop_acks],
      ];
    case 'frame':
      return [
        ['cut', cut],
        ['lost', drop_frames],
        ['twice', repeat],
        ['late', reorder],
      ];
  }
}
