import type { Edit } from './edit-token.ts';

/** What the page of the tokens says. It is for the people who build Porchlight, so it speaks English only. */
export const words = {
  title: 'Tokens',
  intro: 'Change one, see every screen before and after, and save it as one line of the source.',
  find: 'Find a token',
  value: (name: string) => `New value of ${name}`,
  sound: 'Every pair that may meet is legible, in every look.',
  save: 'Save to tokens.css',
  saved: 'Saved. The line in shared/design/src/tokens.css has changed.',
  undo: 'Back to what it was',
  away: 'Only `pnpm storybook` can save; this page was built without it.',
  stale: 'The sheet has changed meanwhile. Load this page anew.',
  before: 'Before',
  after: 'After',
  screens: 'Screens',
  nothing: 'Choose a token on the left.',
  screen: (title: string, when: string) => `${title}, ${when}`,
} as const;

const reasons = {
  unknown: 'There is no such line in the sheet any more.',
  syntax: 'This is no value that one declaration can have.',
  colour:
    'Others are made from this colour: write it as oklch(L C H) or as a reference to a scale.',
} as const;

/** Why a change can't be saved, a sentence for each reason. */
export function refusals(edit: Edit): readonly string[] {
  if (edit.kind === 'sound') return [];
  if (edit.kind === 'malformed') return [reasons[edit.reason]];
  return edit.faults.map(({ front, back, ratio, least, theme, contrast }) => {
    const look = contrast === 'more' ? `${theme}, high contrast` : theme;
    return `${front} on ${back} would be ${ratio.toFixed(2)} : 1 (${look}); it needs ${least} : 1.`;
  });
}
