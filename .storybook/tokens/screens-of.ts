import type { Screen } from './screen-pair.tsx';

/** What is asked of Storybook's own list of stories. */
export interface StoryIndex {
  readonly entries: Readonly<
    Record<string, { readonly id: string; readonly title: string; readonly name: string }>
  >;
}

/** The screens among the stories: they are filed under “Screens”, each package's in a folder or several. */
export function screensOf({ entries }: StoryIndex): readonly Screen[] {
  return Object.values(entries)
    .filter(({ title }) => title.split('/').includes('Screens'))
    .map(({ id, title, name }) => ({ id, title: `${title}: ${name}` }));
}
