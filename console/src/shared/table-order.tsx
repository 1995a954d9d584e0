import { chevronDownIcon } from '@porchlight/design';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { Select } from './overlays/select.tsx';
import { nextOrder, type Order } from './sort-rows.ts';
import { useTranslation } from './translation.tsx';

interface HeadingProps {
  readonly title: string;
  /** Null where the rows are ordered by another column. */
  readonly order: Order | null;
  readonly onPress: () => void;
}

/** The head of a column: pressing it orders the rows by it. */
export function Heading({ title, order, onPress }: HeadingProps) {
  const direction = order?.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      aria-sort={order === null ? 'none' : direction}
      className="border-b border-line p-1.5 text-start font-medium"
    >
      <button
        type="button"
        onClick={onPress}
        className="calm inline-flex h-8 items-center gap-1.5 rounded-sm px-2 text-sm text-muted hover:bg-hover hover:text-text"
      >
        {title}
        <Icon
          path={chevronDownIcon}
          size={14}
          className={`calm ${order === null ? 'opacity-0' : ''} ${order?.descending ? '' : 'rotate-180'}`}
        />
      </button>
    </th>
  );
}

interface CardOrderProps {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

/** The order of cards, which have no heads of columns: for phones. */
export function CardOrder({ columns, order, onOrder }: CardOrderProps) {
  const { t } = useTranslation();
  return (
    <div className="flex items-end gap-2 tablet:hidden">
      <Select
        label={t('table.order_by')}
        value={order.by}
        options={columns.map(({ key, title }) => ({ value: key, label: title }))}
        onChoose={(by) => onOrder({ ...order, by })}
      />
      <IconButton
        icon={chevronDownIcon}
        label={t('table.turn')}
        aria-pressed={order.descending}
        onClick={() => onOrder(nextOrder(order, order.by))}
        className={`size-11 border border-line-strong ${order.descending ? '' : 'rotate-180'}`}
      />
    </div>
  );
}
