import type { Rejection } from '@porchlight/protocol';

/**
 * The rejection of what could not be asked: there is no connection, or no answer came. Written out, because the table
 * of all errors is more than a widget should carry.
 */
export const noConnection: Rejection = {
  ok: false,
  error: { code: 'shutting_down', message: 'no connection, or no answer', retry: 'later' },
};
