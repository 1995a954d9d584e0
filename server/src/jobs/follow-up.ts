import {
  inOneMail,
  limits,
  unreadReplies,
  type Conversation,
  type Id,
  type MailMark,
} from '@porchlight/protocol';
import { momentOf, type Clock } from '../domain/clock.ts';
import type { MailLinks } from '../domain/mail-links.ts';
import type { Mail, MailOutcome, Mailer } from '../domain/mailer.ts';
import { goOn } from '../domain/soon.ts';
import type { Store } from '../domain/store.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import type { Log, Telemetry } from '../domain/telemetry.ts';
import { followUpMail } from '../mail/follow-up-mail.ts';
import { answer_ms } from '../mail/smtp-mailer.ts';
import { mailLanguage, wordsIn } from '../mail/words.ts';
import { mailBackoff_ms, mostMailTries } from './backoff.ts';
import type { DoJob } from './job-runner.ts';
import { messageOf, messagesWith, wordsOf } from './message-of-job.ts';
import { principalOf } from './principal-of-job.ts';

/** How mails go out, and where their links lead. */
export interface MailOffice {
  /** Null where mail is off. */
  readonly mailer: Mailer | null;
  readonly links: MailLinks;
  /** The server's address as visitors' browsers know it. */
  readonly url: string;
}

/** What follow-ups need. */
export interface FollowUpEnvironment {
  readonly store: Pick<Store, 'read' | 'mail' | 'jobs' | 'command'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly telemetry: Telemetry;
  readonly random: () => number;
  readonly office: MailOffice;
}

/** How long a link in a mail opens its conversation, in milliseconds: a week. */
const link_ms = 7 * 24 * 3_600_000;

/** Something has changed while the mail was on its way to its end: look anew after this, in milliseconds. */
const soon_ms = 1_000;

/** A mail server that has not said whether it took a mail gets so long to think of it, in milliseconds. */
const unclear_ms = 300_000;

/** A mail that is due, by what it was judged. */
interface Plan {
  readonly mail: Mail;
  readonly conversation: Conversation;
  readonly mark: MailMark;
  /** The last reply in it. */
  readonly up_to: number;
}

/**
 * Mails a reply that is still unread, with whatever else is. What it tells is written down as mailed before the mail server gets the end of the
 * mail, without which it has none; whatever has changed until then withholds the mail, and it is judged anew.
 */
export function createFollowUp(environment: FollowUpEnvironment): DoJob {
  const { store, clock, log, telemetry, office } = environment;
  return async (job) => {
    const { mailer } = office;
    const plan = mailer === null ? null : await planFor(environment, job);
    if (mailer === null || plan === null) return end(environment, job);
    if (plan === 'later') return void (await store.jobs.postpone(job, momentOf(clock, unclear_ms)));
    const { conversation_id, tries } = job;
    if (tries > mostMailTries) {
      log.warn({ conversation_id, tries }, 'a follow-up was given up');
      return end(environment, job);
    }
    let noted = false;
    const last = async () => (noted = await handOver(environment, job, plan));
    const outcome = await mailer.send(plan.mail, last);
    telemetry.mail(outcome.kind);
    const settled = settle(plan, outcome, tries, environment.random);
    if (noted && settled.mark !== undefined) await takeBack(environment, job, plan, settled.mark);
    const { wait_ms } = settled;
    const line = { conversation_id, tries, ...outcome, wait_ms };
    if (outcome.kind !== 'sent') log.info(line, 'a follow-up did not get through');
    if (wait_ms === null) return end(environment, job);
    await store.jobs.postpone(job, momentOf(clock, wait_ms));
  };
}

async function end({ store, clock }: FollowUpEnvironment, job: LeasedJob): Promise<void> {
  await store.command((transaction) => transaction.finishJob(job, momentOf(clock)));
}

/** What follows from an outcome. */
interface Settled {
  /** How long to wait until the next look, in milliseconds; null where this was the end. */
  readonly wait_ms: number | null;
  /** What stands written in place of what was written down before the end of the mail. */
  readonly mark?: MailMark;
}

function settle(
  { mark, up_to }: Plan,
  outcome: MailOutcome,
  tries: number,
  random: () => number,
): Settled {
  switch (outcome.kind) {
    case 'sent':
      return { wait_ms: null };
    case 'withheld':
      return { wait_ms: soon_ms };
    case 'failed':
      return { mark, wait_ms: outcome.final ? null : mailBackoff_ms(tries, random) };
    case 'unclear':
      // Once more at most, and just as it was: who has got both can tell by their id.
      return mark.unclear_seq === up_to
        ? { wait_ms: null }
        : { mark: { ...mark, unclear_seq: up_to }, wait_ms: unclear_ms };
  }
}

/** What is to be mailed now; null where nothing is, `later` where another mail has to be clear first. */
async function planFor(
  environment: FollowUpEnvironment,
  job: LeasedJob,
): Promise<Plan | 'later' | null> {
  const { store, clock, office } = environment;
  const { account_id, conversation_id } = job;
  const mark = await store.mail.mark(conversation_id);
  const snapshot = await store.read.snapshot(conversation_id, 'visitor', limits.history_page);
  const own = await messageOf(store, job);
  if (snapshot === null || own === null) return null;
  const { conversation, contact } = snapshot;
  const unread = unreadReplies({ conversation, messages: messagesWith(own, snapshot), mark });
  // Replies that came later have jobs of their own, which are not due yet.
  if (!unread.some(({ id }) => id === own.id)) return null;
  const replies = inOneMail(unread, mark);
  const up_to = replies.at(-1)?.seq ?? 0;
  if (own.seq > up_to) return 'later';
  const { email } = contact;
  if (email === null || (await store.mail.refuses(account_id, email))) return null;
  const inboxes = await store.read.inboxes(account_id);
  const inbox = inboxes.find(({ id }) => id === conversation.inbox_id);
  if (inbox?.kind !== 'website' || inbox.follow_up_minutes === null) return null;
  const open_until_ms = clock.now() + link_ms;
  const link = { conversation_id, expires_ms: open_until_ms };
  const { url } = office;
  const language = mailLanguage(contact.context.language);
  const nameOf = await authorsOf(store, account_id, wordsIn(language)('team'));
  const mail = followUpMail({
    to: email,
    id: `follow-up.${conversation_id}.${up_to}`,
    language,
    inbox: { name: inbox.name, color: inbox.appearance.color },
    replies: replies.map((message) => ({
      who: nameOf(message.author.id),
      text: wordsOf(message),
    })),
    open_url: `${url}/c/${office.links.openToken(link, email)}`,
    open_until_ms,
    unsubscribe_url: `${url}/c/stop/${office.links.unsubscribeToken(conversation_id, email)}`,
  });
  return { mail, conversation, mark, up_to };
}

async function authorsOf(
  { read }: Pick<Store, 'read'>,
  account_id: Id,
  team: string,
): Promise<(id: Id) => string> {
  const agents = await read.agents(account_id);
  return (id) => agents.find((agent) => agent.id === id)?.name ?? team;
}

/** Writes down that the mail is out, unless anything is no more as it was judged: then false. */
function handOver(
  { store, clock }: FollowUpEnvironment,
  job: LeasedJob,
  { conversation: judged, mark: known, up_to }: Plan,
): Promise<boolean> {
  const { conversation_id } = job;
  return store.command((transaction) =>
    goOn(
      transaction.facts(principalOf(job), { conversation: conversation_id }),
      ({ conversation }) =>
        goOn(transaction.keepJob(job, momentOf(clock, answer_ms)), (ours) =>
          goOn(transaction.mailMark(conversation_id), (mark) => {
            const same =
              conversation !== null && sameLog(conversation, judged) && sameMark(mark, known);
            if (!ours || !same) return false;
            const mailed = { mailed_seq: up_to, unclear_seq: 0 };
            return goOn(transaction.markMailed(conversation_id, mailed), () => true);
          }),
        ),
    ),
  );
}

/** Every answer, recall and change of status is an event of the public log; reading raises the watermark. */
function sameLog(one: Conversation, other: Conversation): boolean {
  return one.public_head === other.public_head && one.visitor_read_seq === other.visitor_read_seq;
}

function sameMark(one: MailMark, other: MailMark): boolean {
  return one.mailed_seq === other.mailed_seq && one.unclear_seq === other.unclear_seq;
}

/** The mail server has no mail, or may have none: what was written down stands as `mark` again. */
async function takeBack(
  { store, clock }: FollowUpEnvironment,
  job: LeasedJob,
  { up_to }: Plan,
  mark: MailMark,
): Promise<void> {
  const { conversation_id } = job;
  await store.command((transaction) =>
    goOn(transaction.facts(principalOf(job), { conversation: conversation_id }), () =>
      goOn(transaction.keepJob(job, momentOf(clock, answer_ms)), (ours) =>
        goOn(transaction.mailMark(conversation_id), (now) =>
          // Where a later mail has gone out meanwhile, this one stays behind.
          ours && now.mailed_seq === up_to
            ? transaction.markMailed(conversation_id, mark)
            : undefined,
        ),
      ),
    ),
  );
}
