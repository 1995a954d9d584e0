import type { DurableCommands } from './commands.ts';
import type { Principal } from './entities.ts';
import { reject, type Rejection } from './errors.ts';
import type { Facts } from './facts.ts';
import { answerText } from './rich.ts';

/** Why a send may not bring what it brings besides its text; null where it may. */
export function richFault(
  { message, answered_by }: Facts,
  principal: Principal,
  { rich, answer, internal, text }: DurableCommands['message.send'],
): Rejection | null {
  if (rich !== undefined && (principal.kind !== 'agent' || internal === true))
    return reject('forbidden', 'agents ask their visitors, and nobody else asks');
  if (answer === undefined) return null;
  if (principal.kind !== 'visitor') return reject('forbidden', 'only visitors choose');
  if (message === null || message === 'elsewhere') return reject('invalid', 'reply_to: is missing');
  if (message.recalled_at !== null) return reject('recalled', 'the question was recalled');
  if (message.rich === undefined) return reject('invalid', 'answer: nothing was asked');
  if (answered_by !== null) return reject('forbidden', 'it was answered before');
  if (answerText(message.rich, answer) !== text)
    return reject('invalid', 'answer: not what was asked, or not what the text says');
  return null;
}
