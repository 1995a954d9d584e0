import { wireError } from '@porchlight/protocol';

/** What a visitor is told whose inbox takes only who has proved who they are. */
export const identityRequired = wireError(
  'identity_required',
  'this inbox takes only visitors who have proved who they are',
);
