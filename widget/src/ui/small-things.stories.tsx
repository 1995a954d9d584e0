import { chatIcon, ticks, type TickStatus } from '@porchlight/design';
import { expect, within } from 'storybook/test';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';
import { team } from '../test/names.ts';
import { Shelf } from '../test/shelf.tsx';
import { Avatar } from './avatar.tsx';
import { Icon } from './drawing.tsx';
import { EmptyThread, ThreadSkeleton } from './empty-thread.tsx';
import { RichText } from './talk/rich-text.tsx';
import { Tick } from './talk/tick.tsx';
import { TypingLine } from './talk/typing-line.tsx';

const meta = { title: 'Widget/Components/Small things', loaders: [learnWords] };
export default meta;

export const Ticks = {
  render: inWidget((context) => (
    <Shelf>
      {(Object.keys(ticks) as TickStatus[]).map((status) => (
        <p key={status}>
          <Tick status={status} /> {wordsOf(context).t(status)}
        </p>
      ))}
    </Shelf>
  )),
  play: async ({ canvasElement }: PlayContext) => {
    await expect(canvasElement.querySelectorAll('.tick')).toHaveLength(5);
  },
};

export const Avatars = {
  render: inWidget(() => (
    <Shelf>
      {team.map((agent) => (
        <Avatar key={agent.id} agent={agent} />
      ))}
    </Shelf>
  )),
};

export const AnIcon = {
  render: inWidget(() => (
    <Shelf>
      <Icon path={chatIcon} />
    </Shelf>
  )),
};

export const GreetingWithSomebodyThere = { render: inWidget(() => <EmptyThread online />) };

export const GreetingWithNobodyThere = { render: inWidget(() => <EmptyThread online={false} />) };

export const Loading = { render: inWidget(() => <ThreadSkeleton />) };

export const NotComing = { render: inWidget(() => <ThreadSkeleton onRetry={() => {}} />) };

export const Links = {
  render: inWidget(() => (
    <Shelf>
      <p>
        <RichText text="See https://nightjar.example/moth, and then javascript:alert(1)." />
      </p>
    </Shelf>
  )),
  play: async ({ canvasElement }: PlayContext) => {
    const link = within(canvasElement).getByRole('link');
    await expect(link).toHaveAttribute('href', 'https://nightjar.example/moth');
  },
};

export const Typing = {
  render: inWidget(() => (
    <Shelf>
      <TypingLine agent={team[0]} />
      <TypingLine agent={undefined} />
    </Shelf>
  )),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await canvas.findByText(t('typing', { name: 'Ada Larsen' }));
    await canvas.findByText(t('typing', { name: t('team') }));
  },
};
