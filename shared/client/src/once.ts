/**
 * Loads something once for all who ask, since of several imports of one file browsers may answer the last one first. What could
 * not be had rejects, and is asked for anew the next time.
 */
export function once<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () =>
    (part ??= load().catch((error: unknown) => {
      part = undefined;
      throw error;
    }));
}
