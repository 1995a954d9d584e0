import type { Screen } from './screen-pair.tsx';

/** What is asked of Storybook's own list of stories. */
export interface StoryIndex {
  readonly entries: Readonly<
    Record<
      string,
      {
        readonly id: string;
        readonly title: string;
        readonly name: string;
        readonly tags?: readonly string[];
      }
    >
  >;
}

/** The screens among the stories: they say so by a tag. */
export function screensOf({ entries }: StoryIndex): readonly Screen[] {
  return Object.values(entries)
    .filter(({ tags }) => tags?.includes('screen'))
    .map(({ id, title, name }) => ({ id, title: `${title}: ${name}` }));
}
