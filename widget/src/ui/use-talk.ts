import { useEffect, useState } from 'react';

const load = () => import('./talk/talk.tsx');

/** The part of the chat that shows a conversation. */
export type TalkPart = Awaited<ReturnType<typeof load>>;

let fetched: TalkPart | undefined;

/** Fetches the part. A page has one chat, and its code does not change. */
export async function fetchTalk(): Promise<TalkPart> {
  fetched = await load();
  return fetched;
}

/** The part, once it is there: asked for at once, and again when a connection comes back. */
export function useTalk(live: boolean): TalkPart | undefined {
  const [talk, setTalk] = useState(fetched);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    // Without a network it comes with the next connection.
    if (!talk && (live || !lost)) fetchTalk().then(setTalk, () => setLost(true));
  }, [talk, live, lost]);
  return talk;
}
