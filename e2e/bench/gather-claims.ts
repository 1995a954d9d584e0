import { limits, type ReceiptClaim } from '@porchlight/protocol';

/**
 * Gathers claims: what is claimed until the end of the turn leaves together, in frames of at most `limits.claims`, as the
 * real client sends it.
 */
export function gatherClaims(
  send: (claims: readonly ReceiptClaim[]) => void,
): (claim: ReceiptClaim) => void {
  let due: ReceiptClaim[] = [];

  function flush(): void {
    for (let from = 0; from < due.length; from += limits.claims) {
      send(due.slice(from, from + limits.claims));
    }
    due = [];
  }

  return (claim) => {
    if (due.length === 0) setImmediate(flush);
    due.push(claim);
  };
}
