import { useEffect, useState } from 'react';
import { keep, kept } from '../../shared/preference.ts';
import { useWorkspace } from '../../shared/workspace.ts';

/** What an agent may say of themselves. */
export type MyAvailability = 'online' | 'away';

/** Whether the agent is there, kept in this browser. The client tells it anew on every connection. */
export function useMyAvailability(): readonly [MyAvailability, (next: MyAvailability) => void] {
  const { client } = useWorkspace();
  const [mine, setMine] = useState<MyAvailability>(
    kept('availability') === 'away' ? 'away' : 'online',
  );
  useEffect(() => {
    void client.ask('presence.set', { availability: mine });
  }, [client, mine]);
  const choose = (next: MyAvailability) => {
    keep('availability', next);
    setMine(next);
  };
  return [mine, choose];
}
