/** Somebody else has taken the job meanwhile, and does it. */
export class LostJobError extends Error {
  override readonly name = 'LostJobError';
}
