/** What rows are ordered by. */
export interface Order {
  /** The key of a column. */
  readonly by: string;
  readonly descending: boolean;
}

/** The rows in order of what `valueOf` says of each; words as people of this locale order them. Equals keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string | number,
  descending: boolean,
  locale: string,
): readonly Row[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    return (
      sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(`${a}`, `${b}`))
    );
  });
}

/** The order after somebody has pressed a column: the other way round where it is the one already. */
export function nextOrder(order: Order, by: string): Order {
  return { by, descending: order.by === by && !order.descending };
}
