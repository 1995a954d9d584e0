import { cleanText, judgeText, limits } from '@porchlight/protocol';
import type { Answer, CommandName, PageNotice } from '../../api/porchlight.ts';
import { currentConversation } from '../../ui/current-conversation.ts';
import { greet } from '../../ui/greeting.ts';
import { settingsFault } from './check-settings.ts';
import { type CallContext, wrong } from './call-context.ts';

/** The commands that the loader hands over. */
type HandedOver =
  | Extract<CommandName, 'identify' | 'update' | 'page' | 'describe' | 'send' | 'on'>
  | 'greet'
  | 'popout';

const commands: Record<HandedOver, (arg: unknown, context: CallContext) => Promise<Answer>> = {
  identify: (token, context) => context.identify(token, context),
  update,
  page,
  describe: async (wishes, { describing }) => (await describing()).describe(wishes),
  send,
  on,
  greet: takeUp,
  popout,
};

/** Checks a call and carries it out. Never throws. */
export async function answerCall(
  call: string,
  arg: unknown,
  context: CallContext,
): Promise<Answer> {
  if (!Object.hasOwn(commands, call)) return wrong(`There is no command ${call}.`);
  try {
    return await commands[call as HandedOver](arg, context);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { code: 'internal', message } };
  }
}

async function send(text: unknown, { chat }: CallContext): Promise<Answer> {
  if (typeof text !== 'string') return wrong('send needs the text of the message.');
  const fault = judgeText(cleanText(text));
  if (fault === 'empty') return wrong('send needs a text that is not empty.');
  if (fault === 'too_long')
    return wrong(
      `send takes at most ${limits.message_length} letters, and these are ${text.length}.`,
    );
  const { client, next_conversation } = await chat();
  const conversation_id = currentConversation(client.getState(), next_conversation);
  const message_id = await client.send(conversation_id, text);
  return { ok: true, message_id } as Answer;
}

/** The visitor has taken up a proactive message: the loader's second stage says so. */
async function takeUp(greeting: unknown, { chat }: CallContext): Promise<Answer> {
  const { rule_id, language, text } = (greeting ?? {}) as Record<string, unknown>;
  if (typeof rule_id !== 'string' || typeof language !== 'string' || typeof text !== 'string')
    return wrong('greet is the loader’s own.');
  const { client, next_conversation } = await chat();
  const { conversations, outbox } = client.getState();
  const isTaken =
    next_conversation in conversations ||
    outbox.some(({ conversation_id }) => conversation_id === next_conversation);
  const conversation_id = isTaken ? client.newId() : next_conversation;
  greet({ text, conversation_id, rule: { rule_id, language } });
  return { ok: true };
}

async function page(notice: unknown, { turnTo }: CallContext): Promise<Answer> {
  if (!isPageNotice(notice)) return wrong('page needs {url} or {title}, each a text.');
  turnTo(notice);
  return { ok: true };
}

function isPageNotice(notice: unknown): notice is PageNotice {
  if (typeof notice !== 'object' || notice === null) return false;
  const { url, title } = notice as Record<string, unknown>;
  const given = [url, title].filter((text) => text !== undefined);
  return given.length > 0 && given.every((text) => typeof text === 'string');
}

async function update(settings: unknown, { chat, forget }: CallContext): Promise<Answer> {
  const fault = settingsFault(settings);
  if (fault !== undefined) return wrong(fault);
  if ((settings as { consent?: string }).consent === 'withdrawn') {
    const { client } = await chat();
    await client.signOut({ discard: true });
    forget();
  }
  return { ok: true };
}

/** The page has opened the window itself: no frame may, of which nothing was pressed. */
async function popout(_: unknown, { ownWindow }: CallContext): Promise<Answer> {
  return (await ownWindow())
    ? { ok: true }
    : wrong('popout needs a window that the page has opened for the chat.');
}

async function on(event: unknown, { events }: CallContext): Promise<Answer> {
  const fault = events.listen(event);
  return fault === undefined ? { ok: true } : wrong(fault);
}
