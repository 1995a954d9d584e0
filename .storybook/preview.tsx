import type { Decorator, Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { Island } from './island.tsx';
import { languages, themes, viewports } from './settings.ts';

// A busy machine takes its time.
configure({ asyncUtilTimeout: 15_000 });

/** Languages whose lines begin at the right. */
const right_to_left = ['ar'];

/** Sets the page as the toolbar says: what hangs on the root holds for menus and dialogs, too. */
const inSetting: Decorator = (Story, { globals }) => {
  const { dataset } = document.documentElement;
  const isContrast = globals['theme'] === 'contrast';
  dataset['theme'] = isContrast ? 'light' : String(globals['theme']);
  if (isContrast) dataset['contrast'] = 'more';
  else delete dataset['contrast'];
  const language = String(globals['language']);
  document.documentElement.lang = language;
  document.documentElement.dir = right_to_left.includes(language) ? 'rtl' : 'ltr';
  return <Story />;
};

/** What the widget draws is Preact's, and stands on an island of its own. */
const onIsland: Decorator = (Story, context) =>
  context.title.startsWith('Widget/') ? (
    <Island draw={() => context.originalStoryFn(context.args, context)} />
  ) : (
    <Story />
  );

const preview: Preview = {
  decorators: [onIsland, inSetting],
  globalTypes: {
    theme: {
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: themes,
      },
    },
    language: {
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: languages,
      },
    },
  },
  initialGlobals: { theme: 'light', language: 'en', viewport: { value: undefined } },
  parameters: {
    layout: 'fullscreen',
    options: { storySort: { order: ['Start here', 'Widget', 'Console'] } },
    backgrounds: { disable: true },
    controls: { disable: true },
    actions: { disable: true },
    a11y: {
      // A violation is a failure.
      test: 'error',
      // They hand the focus on as soon as they get it, so nobody is ever on them.
      context: { include: ['body'], exclude: ['[data-base-ui-focus-guard]'] },
    },
    viewport: {
      options: Object.fromEntries(
        Object.entries(viewports).map(([name, { width, height }]) => [
          name,
          {
            name: `${name}, ${width} px`,
            styles: { width: `${width}px`, height: `${height}px` },
            type: name === 'phone' ? 'mobile' : 'desktop',
          },
        ]),
      ),
    },
  },
};

export default preview;
