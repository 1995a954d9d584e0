import { once } from 'node:events';

/** Collects the garbage of a process that was started with `--inspect` and has said where it listens. */
export async function collectGarbage(said: string): Promise<void> {
  const url = /Debugger listening on (ws:\S+)/.exec(said)?.[1];
  if (url === undefined) throw new Error('the server has not said where its inspector listens');
  const socket = new WebSocket(url);
  await once(socket, 'open');
  socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await once(socket, 'message');
  socket.close();
}
