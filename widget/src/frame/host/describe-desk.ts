import type { Ack, Commands, WireError } from '@porchlight/protocol';
import type { Answer } from '../../api/porchlight.ts';
import { currentConversation } from '../../ui/current-conversation.ts';
import { type DeskChat, wrong } from './call-context.ts';
import { type ConversationWish, readDescription, type Wish } from './read-description.ts';

/** Tells the server what the page tells of its visitor and of the conversation, in its order. */
export interface DescribeDesk {
  readonly describe: (description: unknown) => Promise<Answer>;
  /** This is the chat from now on. What waits is told by it, unless its visitor is somebody else. */
  readonly watch: (chat: DeskChat) => void;
}

/** A wish that the server has not answered. */
type Waiting = Wish & { settle: (answer: Answer) => void };

/**
 * A desk without a chat. What is told of the conversation before there is one waits for it, in memory. `warn` says what the server
 * refuses after its call was answered.
 */
export function createDescribeDesk(warn: (sentence: string) => void): DescribeDesk {
  let chat: DeskChat | undefined;
  let waiting: readonly Waiting[] = [];
  let isAsking = false;
  let failures = 0;
  let stop = () => {};

  const tell = async () => {
    const next = isAsking ? undefined : nextOf(chat, waiting);
    if (next === undefined) return;
    isAsking = true;
    const ack = await next.ask();
    if (ack.ok || ack.error.retry === 'never') {
      failures = 0;
      waiting = waiting.filter((wish) => wish !== next.wish);
      next.wish.settle(ack.ok ? { ok: true } : refused(ack.error));
    } else await laterThan(ack.error.retry_after_ms, (failures += 1));
    isAsking = false;
    void tell();
  };

  /** There is no conversation yet: the page need not wait for it. */
  const promise = () => {
    if (chat?.client.getState().ready !== true || openOf(chat) !== undefined) return;
    for (const wish of waiting.filter(({ about }) => about === 'conversation')) {
      wish.settle({ ok: true });
      wish.settle = (answer) => answer.ok || warn(answer.error.message);
    }
  };

  const look = () => {
    promise();
    void tell();
  };

  return {
    describe: (description) => {
      const wishes = readDescription(description);
      if (typeof wishes === 'string') return Promise.resolve(wrong(wishes));
      const answers = wishes.map(
        (wish) =>
          new Promise<Answer>((settle) => {
            waiting = [...waiting, { ...wish, settle }];
          }),
      );
      look();
      return Promise.all(answers).then((all) => all.find(({ ok }) => !ok) ?? { ok: true });
    },
    watch: (now) => {
      if (now.client === chat?.client) return;
      if (chat && isSomebodyElse(chat, now)) {
        for (const { settle } of waiting) settle(refused(left));
        waiting = [];
      }
      chat = now;
      stop();
      stop = now.client.subscribe(look);
      look();
    },
  };
}

/** Who proves to be somebody is the same person, as whom it all may be told. */
function isSomebodyElse(before: DeskChat, now: DeskChat): boolean {
  return now.visitor_id !== before.visitor_id && !(now.verified && !before.verified);
}

const left = { code: 'session_expired', message: 'The visitor is somebody else now.' };

function refused({
  code,
  message,
}: Pick<WireError, 'message'> & { readonly code: string }): Answer {
  return { ok: false, error: { code, message } };
}

/** The conversation that the visitor was in last, once the server has it. */
function openOf({ client, next_conversation }: DeskChat): string | undefined {
  const state = client.getState();
  const id = currentConversation(state, next_conversation);
  return id in state.conversations ? id : undefined;
}

/** The first wish that can be told now, and how. */
function nextOf(
  chat: DeskChat | undefined,
  waiting: readonly Waiting[],
): { readonly wish: Waiting; readonly ask: () => Promise<Ack<object>> } | undefined {
  if (chat?.client.getState().ready !== true) return undefined;
  const { client } = chat;
  const conversation_id = openOf(chat);
  const wish = waiting.find(({ about }) => about === 'contact' || conversation_id !== undefined);
  if (wish === undefined) return undefined;
  // A new id each time: told twice it is the same, and no answer of an earlier time is wanted.
  const command_id = client.newId();
  return {
    wish,
    ask: () =>
      wish.about === 'contact'
        ? client.ask('contact.describe', { command_id, attributes: wish.attributes })
        : client.ask('conversation.describe', ofConversation(command_id, conversation_id, wish)),
  };
}

function ofConversation(
  command_id: string,
  conversation_id = '',
  { attributes, add_labels, remove_labels }: ConversationWish,
): Commands['conversation.describe'] {
  return {
    command_id,
    conversation_id,
    ...(attributes && { attributes }),
    ...(add_labels && { add_labels }),
    ...(remove_labels && { remove_labels }),
  };
}

/** As long as the server asks, else a random part of a span that doubles up to 30 s. */
function laterThan(retry_after_ms: number | undefined, failures: number): Promise<void> {
  const span_ms = Math.min(30_000, 500 * 2 ** failures);
  const wait_ms = retry_after_ms ?? Math.random() * span_ms;
  return new Promise((resolve) => void setTimeout(resolve, wait_ms));
}
