import type { VisitorState } from '@porchlight/client';
import { plainText } from '@porchlight/design/markdown';
import type { Id } from '@porchlight/protocol';
import { useEffect, useRef, useState } from 'react';
import type { PanelClient, SoundSwitch } from '../panel-client.ts';
import type { FindWays, PanelWays } from '../panel-ways.ts';
import { useLaterWords } from '../talk/later/use-later-words.ts';
import { fileInWords, shownText } from '../talk/shown-text.ts';
import { useWords } from '../words-context.ts';
import css from './home.css?inline';
import { PushRow } from './push-row.tsx';
import { type HomeRow, homeRows } from './home-rows.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

export interface HomeProps {
  readonly client: PanelClient;
  readonly state: VisitorState;
  readonly sound: SoundSwitch;
  readonly findWays?: FindWays | undefined;
  readonly onChoose: (id: Id) => void;
  readonly onBegin: () => void;
}

/** All conversations of a visitor, and the way to another. Fetched when somebody asks for it. */
export function Home({ client, state, sound, findWays, onChoose, onBegin }: HomeProps) {
  const { t } = useWords();
  const later = useLaterWords();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const end = (conversation_id: Id) => {
    const wish = { command_id: client.newId(), conversation_id, status: 'resolved' } as const;
    void client.ask('conversation.set_status', wish);
  };
  const [on, setOn] = useState(sound.isOn);
  const [ways, setWays] = useState<PanelWays>();
  useEffect(() => {
    // Without a network there are none this time.
    findWays?.().then(setWays, () => undefined);
  }, [findWays]);
  const live = state.connection.kind === 'live';
  return (
    <section className="home" aria-labelledby="home">
      <header>
        <h2 id="home">{t('conversations')}</h2>
        <button
          type="button"
          className="text-button"
          onClick={() => {
            sound.turn(!on);
            setOn(!on);
          }}
        >
          {later.t(on ? 'sound_on' : 'sound_off')}
        </button>
      </header>
      <ul ref={list}>
        {homeRows(state).map((row) => (
          <Row
            key={row.id}
            row={row}
            onChoose={() => onChoose(row.id)}
            onEnd={
              row.ended || !live || !(row.id in state.conversations) ? undefined : () => end(row.id)
            }
          />
        ))}
      </ul>
      <button type="button" className="begin" onClick={onBegin}>
        {later.t('begin')}
      </button>
      {ways?.ownWindow && (
        <div className="push">
          <button type="button" className="text-button" onClick={() => ways.ownWindow?.()}>
            {later.t('own_window')}
          </button>
          {ways.push && <p>{later.t('push_window')}</p>}
        </div>
      )}
      {ways?.push && !ways.ownWindow && <PushRow push={ways.push} />}
    </section>
  );
}

interface RowProps {
  readonly row: HomeRow;
  readonly onChoose: () => void;
  /** Undefined where it can't be ended now. */
  readonly onEnd: (() => void) | undefined;
}

function Row({ row: { last, at, unread, ended }, onChoose, onEnd }: RowProps) {
  const words = useWords();
  const { t } = useLaterWords();
  const text = useLastWords(last);
  return (
    <li>
      <button type="button" className="home-row" onClick={onChoose}>
        <span className="grow">
          <span dir="auto" className={unread > 0 ? 'home-text new' : 'home-text'}>
            {text}
          </span>
          <small>
            {at !== null && <time dateTime={at}>{`${words.day(at)}, ${words.time(at)}`}</time>}
            {ended && ` · ${t('ended')}`}
          </small>
        </span>
        {unread > 0 && (
          <b>
            <span aria-hidden="true">{unread}</span>
            <span className="hidden">{t('unread', { n: unread })}</span>
          </b>
        )}
      </button>
      {onEnd && (
        <button
          type="button"
          className="text-button"
          aria-label={t('end_it', { text })}
          onClick={onEnd}
        >
          {t('end')}
        </button>
      )}
    </li>
  );
}

function useLastWords(last: HomeRow['last']): string {
  const { t } = useWords();
  const later = useLaterWords();
  if (last === undefined) return later.t('no_words');
  const shown = shownText(last).text;
  const words = shown === null ? t('removed') : plainText(shown);
  const text = words || fileInWords(last, later.t('picture'));
  const own = last.kind === 'outgoing' || last.message.author.kind === 'visitor';
  return own ? later.t('said', { text }) : text;
}
