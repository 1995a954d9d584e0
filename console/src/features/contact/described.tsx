import type { Attributes, Contact, Conversation } from '@porchlight/protocol';
import { useTranslation } from '../../shared/translation.tsx';
import { Fact, Facts } from './facts.tsx';

interface DescribedProps {
  readonly contact: Contact;
  readonly conversation: Conversation;
}

/** What the website's page, or a program, tells of the visitor and of the conversation. Claims: shown, never trusted. Nothing where there are none. */
export function Described({ contact, conversation }: DescribedProps) {
  const { t } = useTranslation();
  const { attributes, labels } = conversation;
  const isOfConversation = attributes !== undefined || labels !== undefined;
  const note = { note: t('described.claims') };
  return (
    <>
      {contact.attributes && (
        <Facts title={t('described.contact')} {...(!isOfConversation && note)}>
          {factsOf(contact.attributes)}
        </Facts>
      )}
      {isOfConversation && (
        <Facts title={t('described.conversation')} {...note}>
          {labels && (
            <Fact label={t('described.labels')}>
              <Labels labels={labels} />
            </Fact>
          )}
          {attributes && factsOf(attributes)}
        </Facts>
      )}
    </>
  );
}

/** As they were told: a number may be a date or somebody's number, so it gets no commas. */
function factsOf(attributes: Attributes) {
  return Object.entries(attributes).map(([name, value]) => (
    <Fact key={name} label={name}>
      <bdi className="whitespace-pre-wrap">{String(value)}</bdi>
    </Fact>
  ));
}

function Labels({ labels }: { labels: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {labels.map((label) => (
        <li key={label} className="min-w-0 rounded-sm bg-hover px-1.5 py-0.5 text-xs">
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  );
}
