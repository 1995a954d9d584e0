import type { Decorator, Meta, StoryObj } from '@storybook/react-vite';
import { useArgs } from 'storybook/preview-api';
import tokens from '@porchlight/design/tokens.css?inline';
import common from '../dev-page.css?inline';
import sheet from './playground.css?inline';
import { Playground } from './playground.tsx';
import { RealPlayground } from './real-playground.tsx';
import { first, type Settings } from './settings.ts';

const dress = new CSSStyleSheet();
dress.replaceSync(tokens + common + sheet);

const dressed: Decorator = (Story) => {
  document.adoptedStyleSheets = [dress];
  return <Story />;
};

const meta: Meta<Settings> = {
  title: 'Playground',
  decorators: [dressed],
  args: first,
  // Its windows are pages of Storybook's, which a test has none of.
  tags: ['!test', '!autodocs'],
};
export default meta;

/** The settings are the story's arguments, so that the address says them. */
function set(Drawn: typeof Playground): StoryObj<Settings> {
  return {
    render: function Render(settings, { globals }) {
      const [, change] = useArgs<Settings>();
      const own = `theme:${String(globals['theme'])};language:${String(globals['language'])}`;
      return <Drawn settings={settings} change={change} globals={own} />;
    },
  };
}

export const SideBySide = set(Playground);

export const OnARealServer = set(RealPlayground);
