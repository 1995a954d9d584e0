import { type MessageLine, type VisitorState, stepsOfLine } from '@porchlight/client';
import { closeIcon, TICKS_PAGE_PATH } from '@porchlight/design';
import { plainText } from '@porchlight/design/markdown';
import { useLayoutEffect, useRef } from 'react';
import type { Translate } from '../../../messages/translate.ts';
import { Icon } from '../../drawing.tsx';
import { Tick } from '../tick.tsx';
import type { PanelClient } from '../../panel-client.ts';
import { useWords } from '../../words-context.ts';
import { type InfoRow, infoRows } from './info-rows.ts';
import { MessageActions } from './message-actions.tsx';
import css from './message-info.css?inline';
import { type LaterKey, useLaterWords } from './use-later-words.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

export interface MessageInfoProps {
  readonly client: PanelClient;
  readonly state: VisitorState;
  readonly line: MessageLine;
  /** Wants to answer the message. */
  readonly onReply: (line: MessageLine) => void;
  readonly onClose: () => void;
}

/** When a message was written, sent, delivered and read, and by whom: a sheet over the foot of the panel. */
export function MessageInfo({ client, state, line, onReply, onClose }: MessageInfoProps) {
  const { t, help } = useLaterWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => {
    // The browser gives the focus back to where it was, but only when the dialog is closed before it is taken away.
    dialog.current?.close();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a press beside it and Escape are its own
    <dialog
      ref={dialog}
      className="info"
      aria-label={t('title')}
      // Not `close`, which comes so late that the next sheet may be open by then.
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={({ target }) => target === dialog.current && close()}
      onKeyDown={(event) => {
        // Escape closes the sheet, and not the panel, too.
        event.stopPropagation();
      }}
    >
      <div className="info-body">
        <header>
          <h2>{t('title')}</h2>
          <button type="button" className="round" aria-label={t('close')} onClick={close}>
            <Icon path={closeIcon} />
          </button>
        </header>
        {line.message.text !== '' && (
          <p className="info-text" dir="auto">
            {plainText(line.message.text)}
          </p>
        )}
        <ol>
          {infoRows(line, stepsOfLine(state, line), (id) => state.agents[id]).map((row) => (
            <Row key={row.label} row={row} t={t} />
          ))}
        </ol>
        <MessageActions
          client={client}
          line={line}
          onReply={() => {
            close();
            onReply(line);
          }}
          onDone={close}
        />
        <footer>
          {state.connection.kind !== 'live' && <p>{t('offline')}</p>}
          <a href={`${TICKS_PAGE_PATH}/${help}`} target="_blank" rel="noopener">
            {t('ticks')}
            <span className="hidden"> ({t('new_tab')})</span>
          </a>
        </footer>
      </div>
    </dialog>
  );
}

function Row({ row, t }: { readonly row: InfoRow; readonly t: Translate<LaterKey> }) {
  const { exact } = useWords();
  const { tick, label, name = '', reached, at, note } = row;
  return (
    <li className={reached ? '' : 'ahead'}>
      {tick === null ? <i /> : <Tick status={tick} />}
      <div className="grow">
        <p>
          <bdi>{t(label, { name })}</bdi>
        </p>
        {at !== null && <time dateTime={at}>{exact(at)}</time>}
        {note !== undefined && <small>{t(note)}</small>}
      </div>
    </li>
  );
}
