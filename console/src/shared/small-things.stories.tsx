import * as design from '@porchlight/design';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inConsole, learnSpeech } from '../test/in-console.tsx';
import { Shelf } from '../test/shelf.tsx';
import { Badge } from './badge.tsx';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { RichText } from './rich-text.tsx';
import { Mark } from './mark.tsx';
import { Bone, Skeleton } from './skeleton.tsx';
import { useTranslation } from './translation.tsx';

const meta: Meta = {
  title: 'Console/Components/Small things',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

const icons = Object.entries(design).filter(
  (entry): entry is [string, string] => entry[0].endsWith('Icon') && typeof entry[1] === 'string',
);

export const Icons: StoryObj = {
  render: () => (
    <Shelf>
      {icons.map(([name, path]) => (
        <span
          key={name}
          style={{ display: 'inline-flex', alignItems: 'center', gap: 8, inlineSize: 150 }}
        >
          <Icon path={path} /> {name}
        </span>
      ))}
    </Shelf>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('sendIcon')).toBeVisible();
  },
};

export const Logo: StoryObj = {
  render: () => (
    <Shelf>
      {[20, 28, 48, 96].map((size) => (
        <Mark key={size} size={size} />
      ))}
    </Shelf>
  ),
};

export const Keys: StoryObj = {
  render: () => (
    <Shelf>
      {['j', 'k', '?', 'Enter', 'Esc'].map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Shelf>
  ),
};

export const Links: StoryObj = {
  render: () => (
    <Shelf>
      <p>
        <RichText text="See https://nightjar.example/moth, and then javascript:alert(1)." />
      </p>
    </Shelf>
  ),
  play: async ({ canvas }) => {
    const link = canvas.getByRole('link');
    await expect(link).toHaveAttribute('href', 'https://nightjar.example/moth');
  },
};

function BadgeShelf() {
  const { t } = useTranslation();
  return (
    <Shelf>
      <Badge tone="count">1</Badge>
      <Badge tone="count">99+</Badge>
      <Badge tone="brand">{t('thread.you')}</Badge>
      <Badge tone="warn">{t('status.pending')}</Badge>
      <Badge tone="plain">{t('thread.status_resolved')}</Badge>
    </Shelf>
  );
}

export const Badges: StoryObj = { render: () => <BadgeShelf /> };

function Outlines() {
  const { t } = useTranslation();
  return (
    <Shelf>
      <Skeleton label={t('list.loading')} className="flex w-80 flex-col gap-3">
        <Bone className="size-10 rounded-full" />
        <Bone className="h-4 w-full rounded-sm" />
        <Bone className="h-14 w-full rounded-lg" />
      </Skeleton>
    </Shelf>
  );
}

export const Skeletons: StoryObj = { render: () => <Outlines /> };
