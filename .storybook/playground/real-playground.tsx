import { shareScene, type Scene } from '@porchlight/mock-server';
import { useEffect, useState, type FormEvent } from 'react';
import { Playing, type PlaygroundProps } from './playground.tsx';
import { openRealScene } from './real-scene.ts';
import { weatherOf } from './settings.ts';
import { words } from './words.ts';

/** The same two windows, live through a real server: the weather is on the lines of this page only. */
export function RealPlayground(props: PlaygroundProps) {
  const [scene, setScene] = useState<Scene | null>(null);
  const { settings } = props;
  useEffect(() => () => scene?.close(), [scene]);
  useEffect(() => scene?.changeWeather(weatherOf(settings)), [scene, settings]);
  if (scene === null) return <Door seed={settings.seed} open={setScene} />;
  return <Playing {...props} scene={scene} again={() => setScene(null)} />;
}

interface DoorProps {
  readonly seed: number;
  readonly open: (scene: Scene) => void;
}

/** Asks who sits in the agent's window. */
function Door({ seed, open }: DoorProps) {
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      const credentials = {
        email: form.get('email') as string,
        password: form.get('password') as string,
      };
      const scene = await openRealScene(credentials, seed);
      // The windows look for it as soon as they are there.
      shareScene(scene);
      open(scene);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <main id="playground">
      <form className="door" onSubmit={(event) => void enter(event)}>
        <h2>{words.real}</h2>
        <p className="quiet">{words.real_lead}</p>
        <label>
          <span>{words.email}</span>
          <input name="email" type="email" required autoComplete="username" />
        </label>
        <label>
          <span>{words.password}</span>
          <input name="password" type="password" required autoComplete="current-password" />
        </label>
        <p role="alert">{fault}</p>
        <button type="submit" disabled={busy}>
          {words.enter}
        </button>
      </form>
    </main>
  );
}
