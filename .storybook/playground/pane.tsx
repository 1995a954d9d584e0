import { useEffect, useRef, useState } from 'react';
import { dressPage } from '../dress-page.ts';
import { brandRules } from './brand-rules.ts';
import { words } from './words.ts';

interface PaneProps {
  readonly side: 'visitor' | 'agent';
  /** The story in the window. */
  readonly story: string;
  /** How the toolbar is set, as Storybook writes it into addresses. */
  readonly globals: string;
  readonly brand: string;
}

/** A window of its own, with its own focus: only so can it be seen that nobody reads what they do not look at. */
export function Pane({ side, story, globals, brand }: PaneProps) {
  const [loads, setLoads] = useState(0);
  const window = useRef<HTMLIFrameElement>(null);
  const dress = () => dressPage(window.current, brandRules(brand));
  useEffect(dress);
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
      <iframe
        ref={window}
        onLoad={dress}
        key={`${loads} ${globals}`}
        src={`iframe.html?${query}`}
        title={words[side]}
      />
    </section>
  );
}
