import { useEffect, useRef } from 'react';
import { dressPage } from '../dress-page.ts';
import type { EditableToken } from './edit-token.ts';
import { useSeen } from './use-seen.ts';
import { words } from './words.ts';

/** A screen among the stories. */
export interface Screen {
  readonly id: string;
  readonly title: string;
}

interface ScreenPairProps {
  readonly screen: Screen;
  readonly token: EditableToken | undefined;
  readonly value: string;
  readonly globals: string;
}

/** One screen twice: as it is, and as it would be. */
export function ScreenPair({ screen, token, value, globals }: ScreenPairProps) {
  const place = useRef<HTMLLIElement>(null);
  const seen = useSeen(place);
  const after = useRef<HTMLIFrameElement>(null);
  const rule = token === undefined ? '' : `:root { ${token.name}: ${value} !important }`;
  const dress = () => dressPage(after.current, rule);
  useEffect(dress);
  const query = new URLSearchParams({ id: screen.id, viewMode: 'story', globals });
  const src = seen ? `iframe.html?${query}` : undefined;
  return (
    <li ref={place}>
      <h3>{screen.title}</h3>
      <div className="pair">
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of ours */}
        <iframe src={src} title={words.screen(screen.title, words.before)} />
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of ours, which is dressed from here */}
        <iframe
          ref={after}
          src={src}
          title={words.screen(screen.title, words.after)}
          onLoad={dress}
        />
      </div>
    </li>
  );
}
