import {
  forVisitor,
  hasVerifiedAddress,
  limits,
  type Conversation,
  type StoredEvent,
} from '@porchlight/protocol';
import { momentOf } from '../domain/clock.ts';
import type { Mail } from '../domain/mailer.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import { transcriptMail, type SaidWords } from '../mail/transcript-mail.ts';
import { mailLanguage, wordsIn } from '../mail/words.ts';
import { mailBackoff_ms, mostMailTries } from './backoff.ts';
import type { FollowUpEnvironment } from './follow-up.ts';
import type { DoJob } from './job-runner.ts';
import { wordsOf } from './message-of-job.ts';

/** A mail that is due, and the log that it tells. */
interface Plan {
  readonly mail: Mail;
  readonly conversation: Conversation;
}

/** Pages of the log that a transcript tells at most, the newest. */
const mostPages = 20;

/** Something was said, or taken back, while the mail was on its way to its end: it is written anew after this, in milliseconds. */
const soon_ms = 1_000;

/**
 * Mails what was said in a conversation to its visitor's verified address: what stands now, as the visitor sees it. It is judged once more
 * before the mail server gets the end of the mail.
 */
export function createTranscript(environment: FollowUpEnvironment): DoJob {
  const { store, clock, log, telemetry, office, random } = environment;
  const end = async (job: LeasedJob) => {
    await store.command((transaction) => transaction.finishJob(job, momentOf(clock)));
  };
  return async (job) => {
    const { conversation_id, tries } = job;
    const plan = office.mailer === null ? null : await planFor(environment, job);
    if (office.mailer === null || plan === null || tries > mostMailTries) return end(job);
    const outcome = await office.mailer.send(plan.mail, () => stands(environment, plan));
    telemetry.mail(outcome.kind);
    if (outcome.kind !== 'sent')
      log.info({ conversation_id, tries, ...outcome }, 'a transcript did not get through');
    switch (outcome.kind) {
      case 'withheld':
        return void (await store.jobs.postpone(job, momentOf(clock, soon_ms)));
      case 'failed':
        if (outcome.final) return end(job);
        await store.jobs.postpone(job, momentOf(clock, mailBackoff_ms(tries, random)));
        return;
      // The mail server may have it; who asked can ask again.
      case 'unclear':
      case 'sent':
        return end(job);
    }
  };
}

async function planFor(environment: FollowUpEnvironment, job: LeasedJob): Promise<Plan | null> {
  const { store } = environment;
  const { account_id, conversation_id, message_id } = job;
  const snapshot = await store.read.snapshot(conversation_id, 'visitor', limits.history_page);
  if (snapshot === null || !hasVerifiedAddress(snapshot.contact)) return null;
  const { conversation, contact } = snapshot;
  const inboxes = await store.read.inboxes(account_id);
  const inbox = inboxes.find(({ id }) => id === conversation.inbox_id);
  if (inbox?.kind !== 'website' || conversation.erased_at !== undefined) return null;
  const language = mailLanguage(contact.context.language);
  const say = wordsIn(language);
  const agents = await store.read.agents(account_id);
  const nameOf = (id: string) => agents.find((agent) => agent.id === id)?.name ?? say('team');
  const pages = [snapshot.events];
  let { more } = snapshot;
  while (more && pages.length < mostPages) {
    const before_seq = pages[0]?.[0]?.event.seq ?? 0;
    const page = await store.read.history(
      conversation_id,
      'visitor',
      before_seq,
      limits.history_page,
    );
    pages.unshift(page.events);
    ({ more } = page);
  }
  const said = pages.flat().flatMap((stored) => saidIn(stored, nameOf, say('you')));
  if (said.length === 0) return null;
  const mail = transcriptMail({
    to: contact.email ?? '',
    id: `transcript.${message_id}`,
    language,
    time_zone: contact.context.time_zone,
    inbox: { name: inbox.name, color: inbox.appearance.color },
    said,
    more,
  });
  return { mail, conversation };
}

/** What a visitor may see of an event, and nothing that was recalled. */
function saidIn(
  stored: StoredEvent,
  nameOf: (id: string) => string,
  you: string,
): readonly SaidWords[] {
  const event = forVisitor(stored, () => undefined);
  if (event?.event_type !== 'message.created') return [];
  const { author, recalled_at, at } = event.data.message;
  if (recalled_at !== null) return [];
  const own = author.kind === 'visitor';
  const text = wordsOf(event.data.message);
  return [{ who: own ? you : nameOf(author.id), text, own, at }];
}

/** Whether the log is still what the mail tells, and the address still the visitor's. */
async function stands(
  { store }: FollowUpEnvironment,
  { mail, conversation: told }: Plan,
): Promise<boolean> {
  const [now] = await store.read.conversations([told.id]);
  if (now === undefined || !hasVerifiedAddress(now.contact)) return false;
  return now.contact.email === mail.to && now.conversation.public_head === told.public_head;
}
