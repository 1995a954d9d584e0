import { lazy, type ComponentType } from 'react';

const nothing = () => ({ default: () => null });

/** A part that is fetched when it is first shown. Where it can't be had, what is around it stands without it. */
export function lazyPart<Props extends object>(find: () => Promise<ComponentType<Props>>) {
  return lazy<ComponentType<Props>>(() => find().then((part) => ({ default: part }), nothing));
}
