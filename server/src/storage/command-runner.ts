import type { Conversation, Id } from '@porchlight/protocol';
import type { CommandTransaction, Store } from '../domain/store.ts';
import { goOn, type Soon } from '../domain/soon.ts';
import type { Database, WriteSession } from './database.ts';
import { createConversationEraser, type EraseStretch } from './conversation-eraser.ts';
import { createFactReader, type FactReader } from './fact-reader.ts';
import { createJobFinisher, type JobFinisher } from './job-finisher.ts';
import { createMailWork, type MailWork } from './mail-store.ts';
import { createPlanWriter, type PlanWriter } from './plan-writer.ts';
import { type Builder, type Statement, statement } from './statement.ts';

interface Parts {
  readonly facts: FactReader;
  readonly write: PlanWriter;
  readonly finishJob: JobFinisher;
  readonly mail: MailWork;
  readonly erase: EraseStretch;
  /** Hears of every job that is written. */
  readonly noteJobs: (count: number) => void;
  readonly takeNumber: Statement<{ account_id: Id }, { number: number }>;
}

/** The store's `command` and `commands` over a database; `noteJobs` hears of every job before it is committed. */
export function createCommandRunner(
  database: Database,
  noteJobs: (count: number) => void,
): Pick<Store, 'command' | 'commands'> {
  const { builder, dialect } = database;
  const parts = {
    facts: createFactReader(builder, dialect),
    write: createPlanWriter(builder),
    finishJob: createJobFinisher(builder),
    mail: createMailWork(builder),
    erase: createConversationEraser(builder),
    noteJobs,
    takeNumber: numberStatement(builder),
  };
  const command: Store['command'] = (work) =>
    database.transaction((session) => work(transactionOf(session, parts)));
  const together: Store['commands'] = (works) =>
    database.transaction((session) =>
      oneByOne(works, (work) => work(transactionOf(session, parts))),
    );
  const apart: Store['commands'] = async (works) => {
    const ends = await Promise.allSettled(works.map(command));
    return ends.map((end) => {
      if (end.status === 'rejected') throw end.reason;
      return end.value;
    });
  };
  return { command, commands: dialect === 'sqlite' ? together : apart };
}

function oneByOne<Thing, Result>(
  things: readonly Thing[],
  run: (thing: Thing) => Soon<Result>,
  results: Result[] = [],
): Soon<readonly Result[]> {
  for (let index = results.length; index < things.length; index += 1) {
    const result = run(things[index] as Thing);
    if (result instanceof Promise) {
      return result.then((value) => oneByOne(things, run, [...results, value]));
    }
    results.push(result);
  }
  return results;
}

function transactionOf(session: WriteSession, parts: Parts): CommandTransaction {
  let read: Conversation | null = null;
  return {
    facts: (principal, keys) =>
      goOn(parts.facts(session, principal, keys), (facts) => {
        read = facts.conversation;
        return facts;
      }),
    takeNumber: async (account_id) => {
      const row = await session.one(parts.takeNumber, { account_id });
      if (row === undefined) throw new Error(`no account ${account_id}`);
      return row.number;
    },
    write: (principal, plan, record) => {
      if (plan.jobs !== undefined) parts.noteJobs(plan.jobs.length);
      return parts.write(session, principal, plan, record, read);
    },
    finishJob: (job, now) => parts.finishJob(session, job, now),
    keepJob: (job, until) => parts.mail.keepJob(session, job, until),
    mailMark: (conversation_id) => parts.mail.mailMark(session, conversation_id),
    eraseStretch: (conversation_id, after_seq, limit) =>
      parts.erase(session, conversation_id, after_seq, limit),
    markMailed: (conversation_id, mark) => parts.mail.markMailed(session, conversation_id, mark),
  };
}

function numberStatement(db: Builder): Parts['takeNumber'] {
  return statement((p) =>
    db
      .updateTable('accounts')
      .set((eb) => ({ number: eb('number', '+', 1) }))
      .where('id', '=', p.account_id)
      .returning('number'),
  );
}
