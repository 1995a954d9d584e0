import type { Principal } from '@porchlight/protocol';
import type { LeasedJob } from '../domain/job-store.ts';

/** As whom a job reads and writes: it acts for nobody, and storage looks only at the account. */
export function principalOf({ account_id, id }: LeasedJob): Principal {
  return { kind: 'agent', id, account_id, role: 'agent' };
}
