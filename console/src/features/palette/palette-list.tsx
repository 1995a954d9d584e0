import { Autocomplete } from '@base-ui/react/autocomplete';
import { Kbd } from '../../shared/kbd.tsx';
import { doesKeyWork } from '../../shared/shortcuts.ts';
import { useTranslation } from '../../shared/translation.tsx';
import type { PaletteItem } from './palette-item.ts';
import type { RankedGroup } from './rank-items.ts';

/** What was found, under its headings. */
export function PaletteList({ pick }: { pick: (item: PaletteItem) => void }) {
  const { t } = useTranslation();
  return (
    <Autocomplete.List className="min-h-0 scroll-py-2 overflow-y-auto p-2 outline-none empty:hidden tablet:max-h-[60dvh]">
      {({ value, items }: RankedGroup) => (
        <Autocomplete.Group key={value} items={items}>
          <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
            {t(`commands.group_${value}`)}
          </Autocomplete.GroupLabel>
          <Autocomplete.Collection>
            {(item: PaletteItem) => <Row key={item.id} item={item} pick={pick} />}
          </Autocomplete.Collection>
        </Autocomplete.Group>
      )}
    </Autocomplete.List>
  );
}

function Row({ item, pick }: { item: PaletteItem; pick: (item: PaletteItem) => void }) {
  return (
    <Autocomplete.Item
      value={item}
      onClick={() => pick(item)}
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-sm px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover"
    >
      <span className="inline-flex w-5 justify-center text-muted">{item.before}</span>
      <span className="min-w-0 flex-1 truncate text-start">
        <bdi>{item.label}</bdi>
      </span>
      {item.detail !== undefined && (
        <span className="shrink-0 text-sm text-muted">{item.detail}</span>
      )}
      {item.shortcut !== undefined && doesKeyWork(item.shortcut) && (
        <span aria-hidden="true">
          <Kbd>{item.shortcut}</Kbd>
        </span>
      )}
    </Autocomplete.Item>
  );
}
