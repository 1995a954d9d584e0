import { useTranslation } from '../../shared/translation.tsx';
import { useRef, useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { Kbd } from '../../shared/kbd.tsx';
import { ModalDialog } from '../../shared/overlays/modal-dialog.tsx';
import { keep, kept } from '../../shared/preference.ts';
import { shortcutKeys } from '../../shared/shortcuts.ts';

const everywhere = [
  ['next', shortcutKeys.next],
  ['previous', shortcutKeys.previous],
  ['open', 'Enter'],
  ['reply', shortcutKeys.reply],
  ['note', shortcutKeys.note],
  ['assign', shortcutKeys.assign],
  ['resolve', shortcutKeys.resolve],
  ['undo', shortcutKeys.undo],
  ['back', shortcutKeys.back],
  ['palette', shortcutKeys.palette],
  ['help', shortcutKeys.help],
] as const;

const inComposer = [
  ['send', 'Enter'],
  ['new_line', 'Shift + Enter'],
] as const;

/** Every key that does something. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  return (
    <ModalDialog
      title={t('shortcuts.title')}
      lead={t('shortcuts.lead')}
      first={list}
      onClose={onClose}
    >
      {/* Has the focus first, so that it is read from its beginning, and arrows scroll it. */}
      <div ref={list} tabIndex={-1} className="outline-none">
        <Keys title={t('shortcuts.everywhere')} rows={everywhere} />
        <Keys title={t('shortcuts.in_composer')} rows={inComposer} />
      </div>
      <SingleKeys />
      <div className="mt-6 flex justify-end">
        <Button look="secondary" onClick={onClose}>
          {t('shortcuts.close')}
        </Button>
      </div>
    </ModalDialog>
  );
}

/** WCAG 2.1.4: where speech is typed, or hands shake, a letter must not resolve a conversation. */
function SingleKeys() {
  const { t } = useTranslation();
  const [single, setSingle] = useState(kept('keys') === 'off' ? 'off' : 'on');
  return (
    <div className="mt-5">
      <ChoiceField
        label={t('shortcuts.single')}
        hint={t('shortcuts.single_lead')}
        value={single}
        options={(['on', 'off'] as const).map((value) => ({
          value,
          label: t(`shortcuts.single_${value}`),
        }))}
        choose={(value) => {
          keep('keys', value);
          setSingle(value);
        }}
      />
    </div>
  );
}

type Row = (typeof everywhere)[number] | (typeof inComposer)[number];

function Keys({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <section className="mt-5">
      <h3 className="mb-1 text-xs font-semibold text-muted">{title}</h3>
      <dl>
        {rows.map(([name, key]) => (
          <div
            key={name}
            className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-0"
          >
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd>
              <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
