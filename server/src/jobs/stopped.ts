/** The server stops in the middle of a long job, which is due again at once for whoever comes next. */
export class StoppedError extends Error {}

/** Says whether the server stops. */
export type IsStopping = () => boolean;

/** Throws where the server stops; to be called between the steps of a job that has many. */
export function unlessStopping(isStopping: IsStopping): void {
  if (isStopping()) throw new StoppedError('the server stops');
}
