/** What our keys in `localStorage` begin with. */
export const localPrefix = 'porchlight/';
