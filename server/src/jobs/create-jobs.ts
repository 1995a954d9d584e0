import { unreachable, type Attachment, type IdSource } from '@porchlight/protocol';
import type { Clock } from '../domain/clock.ts';
import { createFileLinks, namedPath } from '../domain/file-links.ts';
import type { FileShelf } from '../domain/file-shelf.ts';
import type { Store } from '../domain/store.ts';
import type { Log, Telemetry } from '../domain/telemetry.ts';
import type { SendPush } from '../push/push-sender.ts';
import type { CallWebhook } from '../webhooks/webhook-caller.ts';
import { createFileEraser } from './erase-files.ts';
import { createContactErasure } from './contact-erasure.ts';
import { createFollowUp, type MailOffice } from './follow-up.ts';
import { createHandBack } from './hand-back.ts';
import { createJobRunner, type DoJob, type JobRunner } from './job-runner.ts';
import { createPushTeller } from './push.ts';
import { createProviderDelivery } from './provider-delivery.ts';
import { createJobSettler, type SettleJob } from './provider-settler.ts';
import { createTranscript } from './transcript.ts';

/** What the jobs of a server need. */
export interface JobsEnvironment {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly log: Log;
  readonly telemetry: Telemetry;
  readonly call: CallWebhook;
  readonly random: () => number;
  /** The server's own secret. */
  readonly secret: string;
  readonly office: MailOffice;
  readonly shelf: FileShelf;
  readonly push: SendPush;
}

/** Starts to do what follows from commands: to hand messages to providers, to fail those that stay unanswered, to mail what is unread, and to tell of it. */
export function createJobs(environment: JobsEnvironment): JobRunner {
  const settle = createJobSettler(environment);
  const links = createFileLinks(environment.secret);
  const fileUrl = (file: Attachment) => {
    const { path } = links.lasting(file.id, environment.clock.now());
    return environment.office.url + namedPath(path, file);
  };
  const deliver = createProviderDelivery({ ...environment, settle, fileUrl });
  const watch = createWatchdog(environment, settle);
  const followUp = createFollowUp(environment);
  const eraseFiles = createFileEraser(environment);
  const mailTranscript = createTranscript(environment);
  const erase = createContactErasure(environment);
  const handBack = createHandBack(environment);
  const tell = createPushTeller(environment);
  return createJobRunner({
    ...environment,
    doJob(job, isStopping) {
      switch (job.kind) {
        case 'provider.deliver':
          return deliver(job);
        case 'status.watchdog':
          return watch(job);
        case 'mail.follow_up':
          return followUp(job);
        case 'files.erase':
          return eraseFiles(job);
        case 'mail.transcript':
          return mailTranscript(job);
        case 'contact.erase':
          return erase(job, isStopping);
        case 'agent.hand_back':
          return handBack(job, isStopping);
        case 'push.tell':
          return tell(job);
        default:
          return unreachable(job.kind);
      }
    },
  });
}

/** Fails a message that is still pending when its time is over, and counts it. */
function createWatchdog({ log, telemetry }: JobsEnvironment, settle: SettleJob): DoJob {
  return async (job) => {
    if (!(await settle(job, { kind: 'overdue' }))) return;
    telemetry.statusTimeout();
    const { message_id, conversation_id, attempt } = job;
    log.warn({ message_id, conversation_id, attempt }, 'a provider said nothing in time');
  };
}
