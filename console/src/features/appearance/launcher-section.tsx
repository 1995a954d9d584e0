import { limits } from '@porchlight/protocol';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { Section } from './section.tsx';
import type { AppearanceDraft } from './use-appearance-draft.ts';

const shapes = ['round', 'pill'] as const;
const positions = ['auto', 'left', 'right'] as const;
const offsets = ['offset_x', 'offset_y'] as const;

/** The button on the page: its shape, and where it stands. */
export function LauncherSection({
  look,
  faults,
  change,
  name,
}: AppearanceDraft & { name: string }) {
  const { t } = useTranslation();
  const { min, max } = limits.launcher_offset_px;
  return (
    <Section title={t('appearance.launcher')}>
      <ChoiceField
        label={t('appearance.shape')}
        value={look.launcher}
        options={shapes.map((value) => ({ value, label: t(`appearance.shape_${value}`) }))}
        choose={(launcher) => change({ launcher })}
      />
      {look.launcher === 'pill' && (
        <TextField
          label={t('appearance.text')}
          dir="auto"
          maxLength={limits.launcher_text_length}
          placeholder={name}
          value={look.launcher_text}
          onChange={(event) => change({ launcher_text: event.target.value })}
        />
      )}
      <ChoiceField
        label={t('appearance.position')}
        hint={t('appearance.position_hint')}
        value={look.position}
        options={positions.map((value) => ({ value, label: t(`appearance.position_${value}`) }))}
        choose={(position) => change({ position })}
      />
      <div className="grid grid-cols-2 gap-4">
        {offsets.map((offset) => (
          <TextField
            key={offset}
            type="number"
            min={min}
            max={max}
            label={t(`appearance.${offset}`)}
            value={Number.isNaN(look[offset]) ? '' : look[offset]}
            fault={faults.has(offset) ? t('appearance.offset_wrong', { min, max }) : undefined}
            onChange={(event) => change({ [offset]: event.target.valueAsNumber })}
          />
        ))}
      </div>
    </Section>
  );
}
