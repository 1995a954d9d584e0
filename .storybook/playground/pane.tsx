import { useState } from 'react';
import { words } from './words.ts';

interface PaneProps {
  readonly side: 'visitor' | 'agent';
  /** The story in the window. */
  readonly story: string;
  /** How the toolbar is set, as Storybook writes it into addresses. */
  readonly globals: string;
}

/** A window of its own, with its own focus: only so can it be seen that nobody reads what they do not look at. */
export function Pane({ side, story, globals }: PaneProps) {
  const [loads, setLoads] = useState(0);
  const query = new URLSearchParams({ id: story, viewMode: 'story', globals });
  return (
    <section className={side}>
      <header>
        <h2>{words[side]}</h2>
        <button type="button" onClick={() => setLoads(loads + 1)}>
          {words.reload}
        </button>
      </header>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of ours, with which it shares the scene */}
      <iframe key={`${loads} ${globals}`} src={`iframe.html?${query}`} title={words[side]} />
    </section>
  );
}
