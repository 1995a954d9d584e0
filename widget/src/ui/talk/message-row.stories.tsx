import type { MessageLine, OutgoingState } from '@porchlight/client';
import { wireError, type Status } from '@porchlight/protocol';
import { expect, fn, userEvent, within } from 'storybook/test';
import { createFixtureClient } from '../../test/fixture-client.ts';
import { ada, message, minute, outgoing } from '../../test/fixtures.ts';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../../test/in-widget.tsx';
import { Shelf } from '../../test/shelf.tsx';
import * as later from './later/later.ts';
import { MessageRow } from './message-row.tsx';

const meta = {
  title: 'Widget/Components/Message',
  loaders: [learnWords],
};
export default meta;

const act = fn();
const client = createFixtureClient();

const texts = {
  short: 'Yes',
  plain: 'Does the Moth come with a bulb, or should I order one?',
  long: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf',
  arabic: 'هل يأتي المصباح مع لمبة، أم عليّ أن أطلب واحدة؟',
  chinese: '这盏灯带灯泡吗，还是需要另外订购？',
  address: 'https://nightjar.example/a/very/long/address/that/has/no/space/in/it/at/all',
};

const quoted = message(1, 'agent', 'Would you like the Moth in brass or in black?');
const quotes = new Map<string, MessageLine>([
  [quoted.id, { kind: 'message', key: quoted.id, message: quoted, status: 'read' }],
  [
    'gone',
    {
      kind: 'message',
      key: 'gone',
      message: { ...quoted, text: '', recalled_at: minute(2) },
      status: 'read',
    },
  ],
]);

function row(line: MessageLine, own: boolean) {
  const run = { onInfo: act, onRetry: act, onEdit: act, onDelete: act, onCancel: act, onJump: act };
  return (
    <MessageRow
      extras={undefined}
      answers={new Map()}
      key={line.key}
      row={{ kind: 'message', key: line.key, line, own, first: true, last: true }}
      agentOf={() => ada}
      later={later}
      files={null}
      client={client}
      lineOf={(id) => quotes.get(id)}
      {...run}
    />
  );
}

/** A message that the server has. */
function arrived(text: string, seq: number, by: 'visitor' | 'agent', status: Status = 'sent') {
  const of = message(seq, by, text);
  return row({ kind: 'message', key: of.id, message: of, status }, by === 'visitor');
}

/** A message on its way out. */
function leaving(text: string, state: OutgoingState) {
  const status = state.kind === 'failed' ? 'failed' : 'pending';
  return row({ kind: 'outgoing', key: text, status, message: outgoing(text, state) }, true);
}

export const Texts = {
  render: inWidget(() => (
    <Shelf>
      {Object.values(texts).flatMap((text, index) => [
        arrived(text, 2 * index + 1, 'agent'),
        arrived(text, 2 * index + 2, 'visitor'),
      ])}
    </Shelf>
  )),
  play: async ({ canvasElement }: PlayContext) => {
    // Nothing is wider than the panel.
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};

export const EveryStatus = {
  render: inWidget(() => (
    <Shelf>
      {leaving('Pending', { kind: 'sending', since: Date.parse(minute(1)) })}
      {(['sent', 'delivered', 'read'] as const).map((status, index) =>
        arrived(status, index + 1, 'visitor', status),
      )}
    </Shelf>
  )),
  play: async (context: PlayContext) => {
    act.mockClear();
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    for (const status of ['pending', 'sent', 'delivered', 'read'] as const) {
      await userEvent.click(
        canvas.getByRole('button', { name: new RegExp(`^${t(status)}[,，،]`, 'u') }),
      );
    }
    await expect(act).toHaveBeenCalledTimes(4);
  },
};

export const NotSentYet = {
  render: inWidget(() => (
    <Shelf>{leaving(texts.plain, { kind: 'unclear', since: Date.parse(minute(1)) })}</Shelf>
  )),
  play: async (context: PlayContext) => {
    act.mockClear();
    const { t } = wordsOf(context);
    await userEvent.click(within(context.canvasElement).getByRole('button', { name: t('cancel') }));
    await expect(act).toHaveBeenCalledOnce();
  },
};

export const Failed = {
  render: inWidget(() => (
    <Shelf>
      {(['invalid', 'too_large', 'forbidden'] as const).map((code) =>
        leaving(`${code}: ${texts.plain}`, { kind: 'failed', error: wireError(code, code) }),
      )}
    </Shelf>
  )),
  play: async ({ canvasElement }: PlayContext) => {
    await expect(await within(canvasElement).findAllByRole('alert')).toHaveLength(3);
  },
};

export const Removed = {
  render: inWidget(() => {
    const of = { ...message(1, 'agent', ''), recalled_at: minute(2) };
    return (
      <Shelf>{row({ kind: 'message', key: of.id, message: of, status: 'sent' }, false)}</Shelf>
    );
  }),
  play: async (context: PlayContext) => {
    await within(context.canvasElement).findByText(wordsOf(context).t('removed'));
  },
};

export const Changed = {
  render: inWidget(() => {
    const of = message(1, 'visitor', 'Do you ship to Norwy?');
    const base = { kind: 'message', key: of.id, status: 'read' } as const;
    const error = wireError('forbidden', 'too late');
    const text = 'Do you ship to Norway?';
    return (
      <Shelf>
        {row({ ...base, message: { ...of, text, edited_at: minute(2) } }, true)}
        {row({ ...base, message: of, change: { text } }, true)}
        {row({ ...base, message: of, change: { text: null } }, true)}
        {row({ ...base, message: of, change: { text, error } }, true)}
      </Shelf>
    );
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    const edited = canvas.getAllByRole('button', { name: new RegExp(t('edited'), 'u') });
    await expect(edited).toHaveLength(2);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Norway');
  },
};

export const Answers = {
  render: inWidget(() => {
    const of = message(2, 'visitor', 'Brass, please.');
    return (
      <Shelf>
        {[quoted.id, 'gone', 'older'].map((reply_to) =>
          row(
            { kind: 'message', key: reply_to, message: { ...of, reply_to }, status: 'read' },
            true,
          ),
        )}
      </Shelf>
    );
  }),
  play: async (context: PlayContext) => {
    act.mockClear();
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await canvas.findByText(t('removed'));
    await userEvent.click(canvas.getByRole('button', { name: /brass or in black/u }));
    await expect(act).toHaveBeenCalledWith(quoted.id);
  },
};
