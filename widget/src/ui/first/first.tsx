import type { SendOptions } from '@porchlight/client';
import type { Id, Introduction } from '@porchlight/protocol';
import type { ReactNode } from 'react';
import { EmptyThread } from '../empty-thread.tsx';
import type { FirstDesk } from '../first-desk.ts';
import type { Greeting } from '../greeting.ts';
import { askedOf } from './form-fields.ts';
import { useWords } from '../words-context.ts';
import css from './first.css?inline';
import { FirstForm, type FirstFormProps } from './first-form.tsx';
import { backWhen, type Hours, watchHours } from './hours.ts';
import { useFirstWords } from './use-first-words.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** What stands before a conversation, as it is now. */
export interface First {
  readonly closed: boolean;
  /** The form is wanted: what is asked comes before the first message. */
  readonly ask: () => void;
  /** The header's line: when somebody is back, who is there, or how soon they usually answer. */
  readonly line: (presence: string, online: boolean) => ReactNode;
  readonly before: (chat: Chat) => Before;
}

/** What stands in the conversation's place and, with `form`, in the composer's, too. */
export interface Before {
  readonly form: ReactNode;
  readonly thread: ReactNode;
  /** False where something is to be asked first. */
  readonly send: (text: string) => boolean;
}

/** The chat before a conversation. */
export interface Chat extends Pick<FirstFormProps, 'field' | 'draft' | 'onDraft'> {
  readonly online: boolean;
  readonly greeting: Greeting | undefined;
  /** The conversation that is about to begin. */
  readonly id: Id;
  readonly send: (text: string, options: SendOptions) => void;
  /** Stays with a conversation. */
  readonly choose: (id: Id) => void;
}

let stop: (() => void) | undefined;

/** Tells how things stand, now and whenever they change. A page has one chat. */
export function begin(desk: FirstDesk | undefined, tell: (first: First) => void): void {
  const settings = desk?.settings;
  let hours: Hours = { closed: false };
  let asking = false;
  const ask = (next = true) => {
    asking = next;
    turn();
  };
  const turn = () =>
    tell({
      closed: hours.closed,
      ask,
      line: (presence, online) => (
        <Line settings={settings} hours={hours} presence={presence} online={online} />
      ),
      before: (chat) => beforeIn({ desk, hours, asking, ask }, chat),
    });
  stop?.();
  stop = watchHours(settings, (next) => {
    hours = next;
    turn();
  });
  turn();
}

interface Standing {
  readonly desk: FirstDesk | undefined;
  readonly hours: Hours;
  readonly asking: boolean;
  readonly ask: (asking: boolean) => void;
}

function beforeIn({ desk, hours, asking, ask }: Standing, chat: Chat): Before {
  const { greeting, id, online, field, draft, onDraft } = chat;
  const { closed } = hours;
  const byForm = closed && desk?.settings?.outside_hours === 'form';
  const sendWith = (text: string, said: Introduction) => {
    const introduction = { ...said, ...(greeting && { greeting: greeting.rule }) };
    const isEmpty = Object.keys(introduction).length === 0;
    chat.send(text, isEmpty ? {} : { introduction });
    ask(false);
    if (greeting) chat.choose(id);
  };
  const form = desk && (asking || byForm) && (
    <FirstForm
      key={id}
      desk={desk}
      closed={byForm}
      field={field}
      draft={draft}
      onDraft={onDraft}
      onSend={sendWith}
      onBack={byForm ? undefined : () => ask(false)}
    >
      {greeting && <Said text={greeting.text} />}
    </FirstForm>
  );
  const thread = greeting ? (
    <div className="thread">
      <div className="scroller greeted">
        <Said text={greeting.text} />
      </div>
    </div>
  ) : (
    <Welcome settings={desk?.settings} hours={hours} online={online} />
  );
  const send = (text: string) => {
    const asks = desk !== undefined && askedOf(desk, closed).length > 0;
    if (asks) ask(true);
    else sendWith(text, {});
    return !asks;
  };
  return { form, thread, send };
}

interface LineProps extends WelcomeProps {
  /** What is said of who is there where there is nothing better to say. */
  readonly presence: string;
}

function Line({ settings, hours: { closed, back }, presence, online }: LineProps) {
  const { locale } = useWords();
  const t = useFirstWords();
  if (closed) return <>{back ? t('back', { when: backWhen(locale, back) }) : t('closed')}</>;
  const reply_time = settings?.reply_time;
  return <>{reply_time && !online ? t(reply_time) : presence}</>;
}

/** What the team has said first. */
function Said({ text }: { readonly text: string }) {
  const { t } = useWords();
  return (
    <div className="message other first last">
      <p className="author">{t('team')}</p>
      <div className="bubble" dir="auto">
        <p className="text">{text}</p>
      </div>
    </div>
  );
}

interface WelcomeProps {
  readonly settings: FirstDesk['settings'] | undefined;
  readonly hours: Hours;
  readonly online: boolean;
}

/** Before the first word, where there is more to say than hello. */
function Welcome({ settings, hours: { closed }, online }: WelcomeProps) {
  const t = useFirstWords();
  const reply_time = settings?.reply_time;
  const promise = reply_time ? `${t(reply_time)}.` : undefined;
  return <EmptyThread online={online} text={closed ? t('closed_hint') : promise} />;
}
