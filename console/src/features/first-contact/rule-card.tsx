import { firstContactLimits, limits, type ProactiveRule } from '@porchlight/protocol';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { Card } from './card.tsx';
import { CheckField } from './check-field.tsx';
import { faultOfRule } from './faults.ts';
import { TextsField } from './texts-field.tsx';

interface RuleCardProps {
  readonly rule: ProactiveRule;
  readonly judged: boolean;
  readonly onChange: (rule: ProactiveRule) => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: () => void;
}

/** One proactive message: its words, its pages, and when it is said. */
export function RuleCard({ rule, judged, onChange, ...moves }: RuleCardProps) {
  const { t } = useTranslation();
  const fault = judged ? faultOfRule(rule) : null;
  const set = (more: Partial<ProactiveRule>) => onChange({ ...rule, ...more });
  return (
    <Card name={rule.text || t('first_contact.rule')} {...moves}>
      <TextField
        label={t('first_contact.text')}
        dir="auto"
        maxLength={limits.greeting_length}
        value={rule.text}
        fault={fault === 'text' ? t('first_contact.text_missing') : undefined}
        onChange={(event) => set({ text: event.target.value })}
      />
      <TextField
        label={t('first_contact.url')}
        dir="ltr"
        spellCheck={false}
        placeholder="/pricing*"
        maxLength={firstContactLimits.rule_url_length}
        value={rule.url}
        fault={fault === 'url' ? t('first_contact.url_wrong') : undefined}
        onChange={(event) => set({ url: event.target.value.trim() })}
      />
      <div className="grid grid-cols-2 gap-4">
        <NumberField
          label={t('first_contact.after_s')}
          value={rule.after_s}
          max={3_600}
          onValue={(after_s) => set({ after_s })}
        />
        <NumberField
          label={t('first_contact.scroll_percent')}
          value={rule.scroll_percent}
          max={100}
          onValue={(scroll_percent) => set({ scroll_percent })}
        />
      </div>
      <div className="flex flex-col gap-2">
        {(['exit_intent', 'returning', 'on'] as const).map((field) => (
          <CheckField
            key={field}
            label={t(`first_contact.${field}`)}
            checked={rule[field]}
            onCheck={(checked) => set({ [field]: checked })}
          />
        ))}
      </div>
      <TextsField
        texts={rule.texts}
        length={limits.greeting_length}
        onTexts={(texts) => set({ texts })}
      />
    </Card>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly onValue: (value: number) => void;
}

function NumberField({ label, value, max, onValue }: NumberFieldProps) {
  return (
    <TextField
      type="number"
      inputMode="numeric"
      min={0}
      max={max}
      label={label}
      value={value}
      onChange={({ target }) => {
        const wished = Math.trunc(target.valueAsNumber || 0);
        onValue(Math.min(max, Math.max(0, wished)));
      }}
    />
  );
}
