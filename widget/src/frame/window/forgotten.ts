/** What happens to the frame when the visitor has been forgotten. A type, so that nothing has to be fetched for a word. */
export type Forgotten = 'porchlight-forgotten';
