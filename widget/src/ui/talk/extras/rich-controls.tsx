import type { MessageLine } from '@porchlight/client';
import { checkIcon } from '@porchlight/design';
import {
  answerText,
  type Card,
  type CardAction,
  type Message,
  type Rich,
  type RichAnswer,
  type RichOption,
} from '@porchlight/protocol';
import { Icon } from '../../drawing.tsx';
import type { PanelClient } from '../../panel-client.ts';
import { useMoreWords } from '../../use-more-words.ts';
import { RichForm } from './rich-form.tsx';

export interface RichControlsProps {
  readonly client: Pick<PanelClient, 'send' | 'draft' | 'keepDraft'>;
  readonly message: Pick<Message, 'id' | 'conversation_id'>;
  readonly rich: Rich;
  /** The message by which it was answered. */
  readonly answered: MessageLine | undefined;
}

/** What a message asks: choices, cards or a form. Once it is answered it shows how. */
export function RichControls({ client, message, rich, answered }: RichControlsProps) {
  const t = useMoreWords();
  const answer = answered?.message.answer;
  const give = (next: RichAnswer) => {
    const text = answerText(rich, next);
    if (text === undefined || answered !== undefined) return undefined;
    return client.send(message.conversation_id, text, { reply_to: message.id, answer: next });
  };
  const chosen = answer?.kind === 'choice' ? answer.id : undefined;
  const choices = { chosen, over: answered !== undefined, onChoose: give };
  switch (rich.kind) {
    case 'choices':
      return (
        <fieldset className="choices" aria-label={t('choose')}>
          {rich.options.map((option) => (
            <Choice key={option.id} option={option} {...choices} />
          ))}
        </fieldset>
      );
    case 'cards':
      return (
        <ul className="cards">
          {rich.cards.map((card, index) => (
            <li key={index}>
              <CardBox card={card} {...choices} />
            </li>
          ))}
        </ul>
      );
    case 'form':
      return (
        <RichForm client={client} id={message.id} rich={rich} answer={answer} onAnswer={give} />
      );
  }
}

interface ChoiceProps {
  readonly chosen: string | undefined;
  readonly over: boolean;
  readonly onChoose: (answer: RichAnswer) => void;
}

function CardBox({ card: { title, text, actions }, ...choices }: { card: Card } & ChoiceProps) {
  return (
    <>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      <fieldset className="choices" aria-label={title}>
        {actions.map((action, index) => (
          <Action key={index} action={action} {...choices} />
        ))}
      </fieldset>
    </>
  );
}

function Action({ action, ...choices }: { action: CardAction } & ChoiceProps) {
  const t = useMoreWords();
  if (action.kind === 'choice') return <Choice option={action} {...choices} />;
  // The server lets no other address in; here it is said once more.
  if (!/^https?:\/\//.test(action.url)) return <span>{action.label}</span>;
  return (
    <a className="choice" href={action.url} target="_blank" rel="noopener noreferrer nofollow">
      {action.label}
      <span className="hidden"> ({t('new_tab')})</span>
    </a>
  );
}

/** Stays where it is once it was pressed, so that the focus does. */
function Choice({ option, chosen, over, onChoose }: { option: RichOption } & ChoiceProps) {
  const t = useMoreWords();
  const own = option.id === chosen;
  return (
    <button
      type="button"
      className={own ? 'choice own-choice' : 'choice'}
      aria-disabled={over}
      aria-pressed={own}
      onClick={() => onChoose({ kind: 'choice', id: option.id })}
    >
      {own && <Icon path={checkIcon} />}
      <bdi>{option.label}</bdi>
      {own && <span className="hidden"> ({t('chosen')})</span>}
    </button>
  );
}
