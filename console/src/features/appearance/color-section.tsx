import { brandPalette } from '@porchlight/design/brand';
import type { Appearance } from '@porchlight/protocol';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { ColorField } from '../../shared/color-field.tsx';
import { themes } from '../../shared/theme.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { Section } from './section.tsx';
import type { AppearanceDraft } from './use-appearance-draft.ts';

/** What the palette begins with where no colour is chosen: the launcher's own. */
const our_color = '#085452';

/** The brand's colour, with a word where it is not taken as it is, and the theme. */
export function ColorSection({ look, faults, change }: AppearanceDraft) {
  const { t } = useTranslation();
  const used = faults.has('color') ? undefined : correctedColor(look);
  return (
    <Section title={t('appearance.colors')}>
      <div className="flex flex-col gap-2">
        <ColorField
          label={t('appearance.color')}
          palette_label={t('appearance.color_palette')}
          value={look.color ?? ''}
          fallback={our_color}
          placeholder={our_color}
          fault={faults.has('color') ? t('appearance.color_wrong') : undefined}
          onValue={(value) => change({ color: value === '' ? null : value })}
        />
        <p aria-live="polite" className="text-sm text-pretty text-muted empty:hidden">
          {used !== undefined && t('appearance.color_corrected', { color: look.color ?? '', used })}
        </p>
      </div>
      <ChoiceField
        label={t('appearance.theme')}
        hint={t('appearance.theme_hint')}
        value={look.theme}
        options={themes.map((value) => ({ value, label: t(`appearance.theme_${value}`) }))}
        choose={(theme) => change({ theme })}
      />
    </Section>
  );
}

/** The colour of the launcher where it can't be the brand's own; undefined where it is. */
function correctedColor({ color }: Appearance): string | undefined {
  const tokens = color === null ? undefined : brandPalette(color)?.normal;
  const used = tokens?.find(([name]) => name === '--pl-launcher')?.[1];
  return used === color ? undefined : used;
}
