import { firstContactLimits, type ProactiveRule, type WebsiteInbox } from '@porchlight/protocol';
import { Button } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { faultOfRule } from './faults.ts';
import { PartForm } from './part-form.tsx';
import { freshId, moved, replaced, without } from './rows.ts';
import { RuleCard } from './rule-card.tsx';
import { usePart } from './use-part.ts';

/** What the team says first, where and when. */
export function ProactiveSection({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const draft = usePart(inbox, ['proactive']);
  const { proactive: rules } = draft.value;
  const set = (proactive: readonly ProactiveRule[]) => draft.change({ proactive });
  const add = () => {
    const when = { after_s: 10, scroll_percent: 0, exit_intent: false, returning: false };
    const words = { url: '', text: '', texts: {} };
    set([...rules, { id: freshId('rule', rules), on: true, ...words, ...when }]);
  };
  return (
    <PartForm
      title={t('first_contact.proactive')}
      lead={t('first_contact.proactive_lead')}
      draft={draft}
      faulty={rules.some((rule) => faultOfRule(rule) !== null)}
    >
      {rules.length > 0 && (
        <ol className="flex flex-col gap-3">
          {rules.map((rule, at) => (
            <RuleCard
              key={rule.id}
              rule={rule}
              judged={draft.tried}
              onChange={(next) => set(replaced(rules, at, next))}
              onUp={at > 0 ? () => set(moved(rules, at, -1)) : undefined}
              onDown={at < rules.length - 1 ? () => set(moved(rules, at, 1)) : undefined}
              onRemove={() => set(without(rules, at))}
            />
          ))}
        </ol>
      )}
      {rules.length < firstContactLimits.proactive_rules && (
        <Button look="secondary" onClick={add} className="self-start">
          {t('first_contact.add_rule')}
        </Button>
      )}
    </PartForm>
  );
}
