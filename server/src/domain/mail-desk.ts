import {
  reject,
  type Accepted,
  type IdSource,
  type MailSettings,
  type MailTest,
  type Rejection,
} from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import type { Mail, MailOutcome, Mailer } from './mailer.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Store } from './store.ts';

/** What the console can do about mail. All reject with StorageError. */
export interface MailDesk {
  /** Whether mails go out, and in whose name. */
  readonly settings: (caller: Caller) => Accepted<MailSettings> | Rejection;
  /** Sends an admin a mail, in the language of a browser, and says what came of it. */
  readonly test: (
    caller: Caller,
    language: string | undefined,
  ) => Promise<Accepted<MailTest> | Rejection>;
}

/** What the desk needs. */
export interface MailDeskEnvironment {
  readonly mailer: Mailer | null;
  readonly store: Pick<Store, 'read'>;
  readonly newId: IdSource;
  readonly limits: Pick<RateLimits, 'test_mails'>;
  /** Writes the test mail. */
  readonly compose: (to: string, id: string, language: string | undefined) => Mail;
}

/** Makes the desk. */
export function createMailDesk(environment: MailDeskEnvironment): MailDesk {
  const { mailer, store, newId, limits, compose } = environment;
  return {
    settings({ principal }) {
      if (principal.kind !== 'agent') return forAgents();
      return { ok: true, set_up: mailer !== null, from: mailer?.from ?? null };
    },
    async test({ principal }, language) {
      if (principal.kind !== 'agent') return forAgents();
      if (principal.role !== 'admin') return reject('forbidden', 'only an admin tries the mail');
      if (mailer === null) return { ok: true, outcome: 'off', to: '', said: '' };
      const wait_ms = limits.test_mails.take(principal.id);
      if (wait_ms > 0) return reject('rate_limited', 'too many test mails', wait_ms);
      const agents = await store.read.agents(principal.account_id);
      const to = agents.find(({ id }) => id === principal.id)?.email ?? '';
      const outcome = await mailer.send(compose(to, `test.${newId()}`, language));
      return { ok: true, to, ...told(outcome) };
    },
  };
}

function told(outcome: MailOutcome): Pick<MailTest, 'outcome' | 'said'> {
  switch (outcome.kind) {
    case 'sent':
    case 'withheld':
      return { outcome: 'sent', said: '' };
    case 'failed':
      return { outcome: outcome.trouble, said: outcome.said };
    case 'unclear':
      return { outcome: 'silent', said: outcome.said };
  }
}

function forAgents(): Rejection {
  return reject('unknown_command', 'for agents only');
}
