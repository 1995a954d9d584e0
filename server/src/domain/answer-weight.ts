/** About how many letters an answer has as JSON, in thousands: it is not made for this. */
export function weightOf(answer: unknown): number {
  return Math.ceil(letters(answer) / 1_000);
}

function letters(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 6;
  if (Array.isArray(value)) return (value as unknown[]).reduce<number>(add, 2);
  let sum = 2;
  for (const [name, field] of Object.entries(value)) sum += name.length + 3 + letters(field);
  return sum;
}

function add(sum: number, value: unknown): number {
  return sum + letters(value);
}
