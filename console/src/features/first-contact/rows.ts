/** A list with one row replaced. */
export function replaced<Row>(rows: readonly Row[], at: number, row: Row): readonly Row[] {
  return rows.map((each, index) => (index === at ? row : each));
}

/** A list without one row. */
export function without<Row>(rows: readonly Row[], at: number): readonly Row[] {
  return rows.filter((_, index) => index !== at);
}

/** A list with one row moved up (-1) or down (1); as it is at its ends. */
export function moved<Row>(rows: readonly Row[], at: number, by: -1 | 1): readonly Row[] {
  const [row, other] = [rows[at], rows[at + by]];
  if (row === undefined || other === undefined) return rows;
  return replaced(replaced(rows, at, other), at + by, row);
}

/** An id that none of these has: letters and a number, which stay when words change. */
export function freshId(word: string, rows: readonly { readonly id: string }[]): string {
  for (let nr = 1; ; nr += 1) {
    const id = `${word}_${nr}`;
    if (rows.every((row) => row.id !== id)) return id;
  }
}
