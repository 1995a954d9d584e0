import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/**
 * A component of a module that is fetched once, and what fetches it. With the module here it is drawn at once: whatever waits,
 * if only for a promise that is kept already, React hides, and shows no sooner than 300 ms later.
 */
export function fetchedPart<Module, Props extends object>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): readonly [LazyExoticComponent<ComponentType<Props>>, () => Promise<Module>] {
  let here: Module | undefined;
  const fetch = async () => (here = await load());
  const part = (module: Module) => ({ default: pick(module) });
  const Part = lazy(() => (here === undefined ? fetch().then(part) : kept(part(here))));
  return [Part, fetch];
}

/** A promise that is kept before anybody could wait for it, which no real one is. */
function kept<Value>(value: Value): Promise<Value> {
  // oxlint-disable-next-line unicorn/no-thenable -- React's `lazy` takes any thenable
  return { then: (take: (value: Value) => void) => take(value) } as never;
}
