import { closeIcon } from '@porchlight/design';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { inConsole, learnSpeech } from '../test/in-console.tsx';
import { Button, IconButton } from './button.tsx';

const meta: Meta = {
  title: 'Console/Components/Button',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

const press = fn();

export const Looks: StoryObj = {
  render: () => (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, padding: 24 }}>
      <Button look="primary" onClick={press}>
        Primary
      </Button>
      <Button look="secondary">Secondary</Button>
      <Button look="quiet">Quiet</Button>
      <Button look="danger">Danger</Button>
      <Button look="primary" disabled>
        Disabled
      </Button>
      <IconButton icon={closeIcon} label="Close" />
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    press.mockClear();
    await userEvent.click(canvas.getByRole('button', { name: 'Primary' }));
    await expect(press).toHaveBeenCalledOnce();
  },
};
