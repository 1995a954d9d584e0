import type { VisitorFirstContact } from '@porchlight/protocol';
import { expect, userEvent, within } from 'storybook/test';
import { greet } from '../ui/greeting.ts';
import type { FirstDesk } from '../ui/first-desk.ts';
import { stageOf, type ChatStage } from '../test/chat-stage.ts';
import { chat } from '../test/chat-story.tsx';
import { learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';

const meta = { title: 'Widget/Screens/First contact', tags: ['screen'], loaders: [learnWords] };
export default meta;

const plain: VisitorFirstContact = {
  hours: null,
  outside_hours: 'chat',
  pre_chat: [],
  reply_time: null,
  languages: [],
  replies_by_mail: false,
};
// Half an hour a day, in which nobody looks at stories.
const rare = [{ from: 540, to: 570 }];
const shut: VisitorFirstContact = {
  ...plain,
  hours: { time_zone: 'UTC', week: [rare, [], [], [], [], [], []], holidays: [] },
};
const asking: VisitorFirstContact = {
  ...plain,
  pre_chat: [
    { id: 'name', kind: 'name', label: '', required: true },
    { id: 'email', kind: 'email', label: '', required: true },
    { id: 'phone', kind: 'phone', label: '', required: false },
    {
      id: 'topic',
      kind: 'choice',
      label: 'What is it about?',
      required: true,
      options: ['An order', 'A repair', 'Something else'],
    },
    {
      id: 'terms',
      kind: 'consent',
      label: 'I agree that my words are kept for a year.',
      required: true,
      link: 'https://nightjar.example/privacy',
    },
  ],
};

function deskOf(settings: VisitorFirstContact): FirstDesk {
  const kept = new Map<string, string>();
  return {
    settings,
    scope: 'story',
    kept: { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) },
    session: { current: () => undefined, adopt: () => undefined },
  };
}

/** A chat before the first word, of an inbox with these settings. */
function before(settings: VisitorFirstContact, prologue = async (_stage: ChatStage) => {}) {
  return chat(async (stage) => {
    Object.assign(stage.chat, { first: deskOf(settings) });
    greet();
    await prologue(stage);
  });
}

const composer = ({ canvasElement, ...context }: PlayContext) => {
  const { t } = wordsOf({ ...context });
  return within(canvasElement).findByLabelText(t('message'));
};

export const Closed = {
  ...before(shut),
  play: async (context: PlayContext) => {
    await within(context.canvasElement).findByText(/Leave us a message|请留言|اترك لنا رسالة/u);
  },
};

export const ClosedWithAForm = {
  ...before({ ...shut, outside_hours: 'form' }),
  play: async ({ canvasElement }: PlayContext) => {
    const form = within(await within(canvasElement).findByRole('form'));
    await expect(form.getByText(/answer will wait|在这里等您|سينتظرك/u)).toBeVisible();
    await expect(form.getAllByRole('textbox')).toHaveLength(1);
  },
};

export const ClosedWithAFormAndMail = {
  ...before({ ...shut, outside_hours: 'form', replies_by_mail: true }),
  play: async ({ canvasElement }: PlayContext) => {
    const form = within(await within(canvasElement).findByRole('form'));
    await expect(form.getByText(/by e-mail|电子邮件回复|بالبريد الإلكتروني/u)).toBeVisible();
    await expect(form.getAllByRole('textbox')).toHaveLength(2);
  },
};

export const UsualReplyTime = {
  ...before({ ...plain, reply_time: 'hour' }),
  play: async ({ canvasElement }: PlayContext) => {
    const said = within(canvasElement);
    await expect(await said.findAllByText(/within an hour|一小时内|خلال ساعة/u)).toHaveLength(2);
  },
};

export const Form = {
  ...before(asking),
  play: async (context: PlayContext) => {
    await userEvent.type(await composer(context), 'Does the Moth come with a bulb?{Enter}');
    await expect(await within(context.canvasElement).findByRole('form')).toBeVisible();
  },
};

export const FormWithFaults = {
  ...before(asking),
  play: async (context: PlayContext) => {
    await userEvent.type(await composer(context), 'Does the Moth come with a bulb?{Enter}');
    const form = await within(context.canvasElement).findByRole('form');
    const [, email] = within(form).getAllByRole('textbox');
    await userEvent.type(email as HTMLElement, 'mia at mail{Enter}');
    const faults = () => [...form.querySelectorAll('.fault')];
    await expect(faults()).toHaveLength(4);
    await expect(form.querySelector(':focus')).toHaveAccessibleDescription(
      faults()[0]?.textContent ?? '',
    );
  },
};

/** The visitor has taken up what the team says first. */
async function takesUp({ chat: { next_conversation } }: ChatStage) {
  greet({
    text: 'Questions about our prices? We are here.',
    conversation_id: next_conversation,
    rule: { rule_id: 'prices', language: 'en' },
  });
}

export const TheTeamSpokeFirst = {
  ...before(plain, takesUp),
  play: async (context: PlayContext) => {
    const said = within(context.canvasElement);
    await expect(await said.findByText(/Questions about our prices/u)).toBeVisible();
    await expect(stageOf(context).chat.client.getState().conversations).toEqual({});
  },
};

export const TheTeamSpokeFirstAndIsAway = {
  ...before({ ...shut, outside_hours: 'form', replies_by_mail: true }, takesUp),
  play: async ({ canvasElement }: PlayContext) => {
    const form = within(await within(canvasElement).findByRole('form'));
    await expect(form.getByText(/Questions about our prices/u)).toBeVisible();
    await expect(form.getAllByRole('textbox')).toHaveLength(2);
  },
};

export const OnlyForPeopleWhoAreKnown = {
  ...chat(async ({ server, chat: { client }, until }) => {
    const { inboxes } = server.past.tables;
    for (const inbox of inboxes.values()) {
      if (inbox.kind !== 'website') continue;
      const identity = { on: true, algorithm: 'HS256', public_key: null } as const;
      const secret_made_at = '2026-11-20T12:00:00.000Z';
      inboxes.set(inbox.id, {
        ...inbox,
        identity: { ...identity, secret_made_at, required: true },
      });
    }
    server.restart();
    client.connectNow();
    await until(({ connection }) => connection.kind === 'refused');
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    await expect(
      await within(context.canvasElement).findByText(t('identity_required')),
    ).toBeVisible();
  },
};
