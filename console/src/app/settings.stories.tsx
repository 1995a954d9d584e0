import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { answered } from '../shared/api-failure.ts';
import { appearancePath, filesPath } from '../shared/inbox-paths.ts';
import type { Desk } from '../test/desk.tsx';
import { speechOf } from '../test/in-console.tsx';
import { at, screenMeta, type PlayContext } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/Settings', tags: ['screen'] };
export default meta;

const team = async () => '/settings/agents';

/** Where the look of the one website is chosen. */
async function look({ api }: Desk): Promise<string> {
  const { inboxes } = answered(await api.call('inbox.list', {}));
  return appearancePath(inboxes[0]?.id ?? '');
}

export const Home: StoryObj = {
  ...at(async () => '/settings'),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('settings.identity_lead'));
  },
};

export const Team: StoryObj = {
  ...at(team),
  play: async ({ canvas }) => {
    await canvas.findByRole('table');
  },
};

export const TeamLoading: StoryObj = {
  ...at(async (desk) => {
    desk.holds();
    return team();
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('agents.loading'));
  },
};

export const TeamFailed: StoryObj = {
  ...at(async (desk) => {
    desk.refuses('forbidden');
    return team();
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('agents.failed'));
  },
};

async function beginsToAdd(context: PlayContext) {
  const { t } = speechOf(context);
  await context.canvas.findByRole('table');
  await userEvent.click(context.canvas.getByRole('button', { name: t('agents.add') }));
  return within(await within(document.body).findByRole('dialog'));
}

export const AddAgent: StoryObj = {
  ...at(team),
  play: async (context) => {
    await beginsToAdd(context);
  },
};

export const AddAgentWithoutName: StoryObj = {
  ...at(team),
  play: async (context) => {
    const { t } = speechOf(context);
    const dialog = await beginsToAdd(context);
    await userEvent.click(dialog.getByRole('button', { name: t('agents.add') }));
    await dialog.findByText(t('agents.name_missing'));
  },
};

export const Appearance: StoryObj = {
  ...at(look),
  play: async (context) => {
    await context.canvas.findByRole('heading', { name: speechOf(context).t('appearance.title') });
  },
};

export const AppearanceThatCannotBeSaved: StoryObj = {
  ...at(look),
  play: async (context) => {
    const { t } = speechOf(context);
    const color = await context.canvas.findByRole('textbox', { name: t('appearance.color') });
    await userEvent.clear(color);
    await userEvent.type(color, 'teal');
    await context.canvas.findByText(t('appearance.color_wrong'));
  },
};

async function filesOf({ api }: Desk): Promise<string> {
  const { inboxes } = answered(await api.call('inbox.list', {}));
  return filesPath(inboxes[0]?.id ?? '');
}

export const Files: StoryObj = {
  ...at(filesOf),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('checkbox', { name: new RegExp(t('files.kind_rest'), 'u') });
  },
};

export const FilesWithoutKinds: StoryObj = {
  ...at(filesOf),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findAllByRole('checkbox');
    for (const box of context.canvas.getAllByRole<HTMLInputElement>('checkbox'))
      if (box.checked) await userEvent.click(box);
    await userEvent.click(context.canvas.getByRole('button', { name: t('files.save') }));
    await context.canvas.findByText(t('files.kinds_missing'));
  },
};

export const AppearanceLoading: StoryObj = {
  ...at(async (desk) => {
    const path = await look(desk);
    desk.holds();
    return path;
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('appearance.loading'));
  },
};

export const AppearanceFailed: StoryObj = {
  ...at(async (desk) => {
    const path = await look(desk);
    desk.refuses('forbidden');
    return path;
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('appearance.failed'));
  },
};

export const AppearanceOfNothing: StoryObj = {
  ...at(async () => appearancePath('0198c0de-0000-7000-8000-000000000bad')),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('appearance.missing'));
  },
};
