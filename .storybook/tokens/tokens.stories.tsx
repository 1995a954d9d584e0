import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import tokens from '@porchlight/design/tokens.css?raw';
import common from '../dev-page.css?inline';
import sheet from './tokens-page.css?inline';
import { TokensPage } from './tokens-page.tsx';
import { words } from './words.ts';

const dress = new CSSStyleSheet();
dress.replaceSync(tokens + common + sheet);

const meta: Meta = { title: 'Tokens', tags: ['!autodocs'] };
export default meta;

export const Change: StoryObj = {
  render: (_args, { globals }) => {
    document.adoptedStyleSheets = [dress];
    const set = `theme:${String(globals['theme'])};language:${String(globals['language'])}`;
    return <TokensPage css={tokens} globals={set} />;
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^on-launcher/u }));
    const field = canvas.getByLabelText(words.value('--pl-on-launcher'));
    await userEvent.clear(field);
    await userEvent.type(field, 'var(--pl-neutral-900)');
    // In light and dark, each with and without more contrast.
    await expect(await canvas.findAllByText(/^on-launcher on launcher would be/u)).toHaveLength(4);
    await expect(canvas.getByRole('button', { name: words.save })).toBeDisabled();
    await userEvent.click(canvas.getByRole('button', { name: words.undo }));
    await expect(await canvas.findByText(words.sound)).toBeVisible();
  },
};
