import type { InstallFinding } from '@porchlight/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent } from 'storybook/test';
import { answered } from '../../shared/api-failure.ts';
import { speechOf } from '../../test/in-console.tsx';
import { at, screenMeta, type PlayContext } from '../../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/Install check' };
export default meta;

const now = '2026-11-29T12:00:00.000Z';
const origin = 'https://www.nightjar.example';
const page_url = `${origin}/lamps/otter`;

export const Waiting: StoryObj = {
  ...at(async () => '/settings/install'),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('install.waiting'));
  },
};

export const Works: StoryObj = {
  ...at(async (desk) => {
    const blog = {
      origin: 'https://blog.nightjar.example',
      page_url: null,
      allowed: true,
      at: now,
    };
    desk.answers({ sightings: [{ origin, page_url, allowed: true, at: now }, blog] });
    return '/settings/install';
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('install.works'));
  },
};

export const Refused: StoryObj = {
  ...at(async (desk) => {
    const { inboxes } = answered(await desk.api.call('inbox.list', {}));
    const { id: inbox_id, name } = inboxes[0] ?? { id: '', name: '' };
    const allowed_origins = ['https://nightjar.example'];
    const command_id = '0198c0de-0000-7000-8000-00000000c0de';
    await desk.api.call('inbox.update', { command_id, inbox_id, name, allowed_origins });
    desk.answers({ sightings: [{ origin, page_url: null, allowed: false, at: now }] });
    return '/settings/install';
  }),
  play: async (context) => {
    await context.canvas.findByRole('button', { name: speechOf(context).t('install.allow') });
  },
};

async function looks({ canvas, ...context }: PlayContext) {
  const { t } = speechOf(context);
  await userEvent.type(await canvas.findByLabelText(t('install.check_label')), page_url);
  await userEvent.click(canvas.getByRole('button', { name: t('install.check') }));
  return t;
}

function finding(...findings: readonly InstallFinding[]) {
  return at(async (desk) => {
    desk.answers({ check: { page_url, findings } });
    return '/settings/install';
  });
}

export const NothingInTheWay: StoryObj = {
  ...finding(),
  play: async (context) => {
    const t = await looks(context);
    await context.canvas.findByText(t('install.found_nothing'), { exact: false });
  },
};

export const InTheWay: StoryObj = {
  ...finding(
    {
      kind: 'wrong_key',
      line: '<script async src="https://chat.nightjar.example/widget.js" data-inbox="k3y"></script>',
    },
    { kind: 'origin_not_allowed', line: origin },
    {
      kind: 'policy',
      blocked: ['script', 'connect', 'frame'],
      nonce: true,
      line: "Content-Security-Policy: default-src 'self'; script-src 'self' https://chat.nightjar.example; connect-src 'self' https://chat.nightjar.example; frame-src https://chat.nightjar.example",
    },
  ),
  play: async (context) => {
    const t = await looks(context);
    await context.canvas.findByText(t('install.wrong_key'));
  },
};

export const NoPage: StoryObj = {
  ...finding({ kind: 'no_page', line: page_url, reason: 'unreachable' }),
  play: async (context) => {
    const t = await looks(context);
    await context.canvas.findByText(t('install.no_page_unreachable'));
  },
};
