import type { EventData } from '@porchlight/protocol';
import { useQuery } from '@tanstack/react-query';
import { answered } from '../../shared/api-failure.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { useWorkspace } from '../../shared/workspace.ts';
import { Fact, Facts } from './facts.tsx';

type Created = EventData['conversation.created'];

/** What a visitor said before the conversation, and what the team had said first. Nothing where there was neither. */
export function Introduction({ conversation_id }: { conversation_id: string }) {
  const { t } = useTranslation();
  const { api } = useWorkspace();
  // It stands in the first event of the log and never changes.
  const { data } = useQuery({
    queryKey: ['introduction', conversation_id],
    staleTime: Infinity,
    queryFn: async (): Promise<Partial<Created>> => {
      const asked = { conversation_id, before_seq: 2 };
      const [first] = answered(await api.call('conversation.history', asked)).events;
      return first?.event_type === 'conversation.created' ? first.data : {};
    },
  });
  const { answers = [], greeting } = data ?? {};
  if (answers.length === 0 && greeting === undefined) return null;
  return (
    <Facts title={t('first_contact.answers')}>
      {greeting !== undefined && (
        <Fact label={t('first_contact.answered')}>
          <bdi>{greeting}</bdi>
        </Fact>
      )}
      {answers.map(({ field_id, kind, label, value }) => (
        <Fact key={field_id} label={label || t(`first_contact.kind_${kind}`)}>
          {value === true ? (
            t('first_contact.consented')
          ) : (
            <bdi className="whitespace-pre-wrap">{value}</bdi>
          )}
        </Fact>
      ))}
    </Facts>
  );
}
