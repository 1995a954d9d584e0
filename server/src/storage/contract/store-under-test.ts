import { afterEach, beforeEach } from 'vitest';
import type { Store } from '../../domain/store.ts';
import { type House, moveIn } from '../../testing/house.ts';

/** An empty database, and how to open a store on it, again and again. */
export interface EmptyDatabase {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** Makes an empty database for each test. */
export type DatabaseMaker = () => Promise<EmptyDatabase>;

/** Before each test a house in a fresh store; after it everything is gone. */
export function houseForEachTest(make: DatabaseMaker): { house: House; database: EmptyDatabase } {
  const current = {} as { house: House; database: EmptyDatabase };
  beforeEach(async () => {
    current.database = await make();
    current.house = await moveIn(await current.database.open());
  });
  afterEach(async () => {
    await current.house.store.close();
    await current.database.remove();
  });
  return current;
}
