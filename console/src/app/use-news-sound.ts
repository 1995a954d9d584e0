import { useEffect } from 'react';
import { useWorkspace } from '../shared/workspace.ts';

/** Sounds when a visitor's message has come that nobody has read a second later. What does it is fetched last. */
export function useNewsSound(): void {
  const { agent, client } = useWorkspace();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const hang = async () => {
      const { hangBell } = await import('./news-sound.ts');
      if (!gone) stop = hangBell(client, agent.id);
    };
    // Without it there is no sound, and nothing else is missing.
    hang().catch(() => undefined);
    return () => {
      gone = true;
      stop?.();
    };
  }, [agent, client]);
}
