/** What happens to the frame when the visitor has been forgotten: a window of its own has to close. */
export const forgotten = 'porchlight-forgotten';
