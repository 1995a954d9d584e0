// Written out, because where a table is laid out as cards some browsers forget what its elements are.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import { useState, type ReactNode } from 'react';
import { nextOrder, sortRows, type Order } from './sort-rows.ts';
import { CardOrder, Heading } from './table-order.tsx';
import { useLocale } from './translation.tsx';

/** A column, what stands in it, and what the rows are ordered by when it is chosen. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly renderCell: (row: Row) => ReactNode;
  readonly orderBy: (row: Row) => string | number;
}

interface TableProps<Row> {
  /** The table's accessible name. */
  readonly label: string;
  /** The first names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
  /** What can be done with a row, at its end. */
  readonly actions?: { readonly title: string; readonly render: (row: Row) => ReactNode };
}

/**
 * A table that is ordered by any of its columns, at first by the first one. On phones each row is a card, and the order
 * is chosen above them.
 */
export function Table<Row extends { readonly id: string }>({
  label,
  columns,
  rows,
  actions,
}: TableProps<Row>) {
  const locale = useLocale();
  const [order, setOrder] = useState<Order>({ by: columns[0].key, descending: false });
  const { orderBy } = columns.find(({ key }) => key === order.by) ?? columns[0];
  const sorted = sortRows(rows, orderBy, order.descending, locale);
  return (
    <div className="flex flex-col gap-4">
      <CardOrder columns={columns} order={order} onOrder={setOrder} />
      <table
        role="table"
        aria-label={label}
        className="w-full border-separate border-spacing-0 max-tablet:block tablet:rounded-lg tablet:border tablet:border-line tablet:bg-surface"
      >
        <thead className="max-tablet:hidden">
          <tr>
            {columns.map((column) => (
              <Heading
                key={column.key}
                title={column.title}
                order={order.by === column.key ? order : null}
                onPress={() => setOrder(nextOrder(order, column.key))}
              />
            ))}
            {actions && (
              <th role="columnheader" scope="col" className="border-b border-line">
                <span className="sr-only">{actions.title}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-tablet:flex max-tablet:flex-col max-tablet:gap-3">
          {sorted.map((row) => (
            <tr
              key={row.id}
              role="row"
              className="max-tablet:relative max-tablet:flex max-tablet:flex-col max-tablet:gap-2 max-tablet:rounded-lg max-tablet:border max-tablet:border-line max-tablet:bg-surface max-tablet:p-4"
            >
              {columns.map((column, index) => (
                <Cell key={column.key} title={column.title} first={index === 0}>
                  {column.renderCell(row)}
                </Cell>
              ))}
              {actions && (
                <td
                  role="cell"
                  className="px-2 text-end max-tablet:absolute max-tablet:end-3 max-tablet:top-3 max-tablet:p-0 tablet:border-b tablet:border-line tablet:[tr:last-child>&]:border-0"
                >
                  {actions.render(row)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ title, first, children }: { title: string; first: boolean; children: ReactNode }) {
  // On a card each value tells what it is; in a table its column does.
  return (
    <td
      role={first ? 'rowheader' : 'cell'}
      className={`px-3.5 py-2.5 text-start [overflow-wrap:anywhere] max-tablet:flex max-tablet:items-center max-tablet:justify-between max-tablet:gap-4 max-tablet:p-0 ${first ? 'max-tablet:pe-11' : ''} tablet:border-b tablet:border-line tablet:[tr:last-child>&]:border-0`}
    >
      {!first && <span className="text-sm text-muted tablet:hidden">{title}</span>}
      {children}
    </td>
  );
}
