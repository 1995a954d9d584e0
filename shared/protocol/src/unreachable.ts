/** Ends a switch over a union: it does not compile while a case is missing, and throws on data that lied. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
