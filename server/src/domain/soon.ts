/** A value that is there already, or will be. */
export type Soon<Value> = Value | Promise<Value>;

/**
 * Goes on with a value: at once where it is there. On SQLite everything is, and a promise for each step of a command
 * would cost more than the step.
 */
export function goOn<Value, Result>(
  value: Soon<Value>,
  step: (value: Value) => Soon<Result>,
): Soon<Result> {
  return value instanceof Promise ? value.then(step) : step(value);
}
