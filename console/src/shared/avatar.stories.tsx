import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inConsole, learnSpeech } from '../test/in-console.tsx';
import { names } from '../test/names.ts';
import { Shelf } from '../test/shelf.tsx';
import { Avatar } from './avatar.tsx';

const meta: Meta = {
  title: 'Console/Components/Avatar',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

const picture =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Cpath fill="teal" d="M0 0h8v8H0z"/%3E%3Ccircle cx="4" cy="4" r="2" fill="gold"/%3E%3C/svg%3E';

export const Names: StoryObj = {
  render: () => (
    <Shelf>
      {Object.entries(names).map(([id, name]) => (
        <Avatar key={id} id={id} name={name} />
      ))}
      <Avatar id="nobody" name="" />
      <Avatar id="picture" name={names.plain} picture_url={picture} />
    </Shelf>
  ),
  play: async ({ canvasElement }) => {
    const letters = [...canvasElement.querySelectorAll('[data-letters]')].map((each) =>
      each.getAttribute('data-letters'),
    );
    await expect(letters).toEqual(['AL', 'Q', '林', 'لا', 'MF', '', '']);
  },
};

export const Sizes: StoryObj = {
  render: () => (
    <Shelf>
      {(['xs', 'sm', 'md', 'lg'] as const).map((size) => (
        <Avatar key={size} id="one" name={names.plain} size={size} />
      ))}
    </Shelf>
  ),
};

export const Presence: StoryObj = {
  render: () => (
    <Shelf>
      {(['online', 'away', 'offline'] as const).map((availability) => (
        <Avatar key={availability} id="one" name={names.plain} availability={availability} />
      ))}
    </Shelf>
  ),
};
