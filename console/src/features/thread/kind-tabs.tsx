import type { DraftKind } from '@porchlight/client';
import { Tabs, type Tab } from '../../shared/tabs.tsx';
import { useTranslation } from '../../shared/translation.tsx';

interface KindTabsProps {
  readonly kind: DraftKind;
  readonly onKind: (kind: DraftKind) => void;
  /** The id of what they switch. */
  readonly controls: string;
}

/** Chooses between a reply and a note. */
export function KindTabs({ kind, onKind, controls }: KindTabsProps) {
  const { t } = useTranslation();
  const tabs: Tab<DraftKind>[] = [
    { value: 'reply', label: t('composer.reply'), tone: 'brand' },
    { value: 'note', label: t('composer.note'), tone: 'note' },
  ];
  return (
    <Tabs
      label={t('composer.kind')}
      value={kind}
      tabs={tabs}
      controls={controls}
      onChoose={onKind}
    />
  );
}
