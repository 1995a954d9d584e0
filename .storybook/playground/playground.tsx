import type { Scene } from '@porchlight/mock-server';
import { Controls } from './controls.tsx';
import { Pane } from './pane.tsx';
import type { Settings } from './settings.ts';
import { useScene } from './use-scene.ts';
import { WaysTable } from './ways-table.tsx';
import { words } from './words.ts';

/** How a playground is set, and how that is changed. */
export interface PlaygroundProps {
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => void;
  readonly globals: string;
}

/** A visitor and an agent side by side, live through a mock server in the page, and everything that can go wrong between. */
export function Playground(props: PlaygroundProps) {
  const { scene, again } = useScene(props.settings);
  return <Playing {...props} scene={scene} again={again} />;
}

interface PlayingProps extends PlaygroundProps {
  readonly scene: Scene;
  readonly again: () => void;
}

/** The windows of a scene, and what can be done to it. */
export function Playing({ scene, settings, change, again, globals }: PlayingProps) {
  const begun = scene.visitor_token;
  return (
    <main id="playground">
      <div className="windows">
        <Pane
          key={`visitor ${begun}`}
          side="visitor"
          story="widget-playground-window--visitor"
          globals={globals}
          brand={settings.brand}
        />
        <Pane
          key={`agent ${begun}`}
          side="agent"
          story="console-playground-window--agent"
          globals={globals}
          brand={settings.brand}
        />
      </div>
      <div className="below">
        <Controls scene={scene} settings={settings} change={change} again={again} />
        <section className="ways">
          <h2>{words.ways}</h2>
          <p className="quiet">{words.explained}</p>
          <WaysTable key={begun} scene={scene} />
        </section>
      </div>
    </main>
  );
}
