import {
  type Compilable,
  DummyDriver,
  Kysely,
  type LimitNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';
import type { Tables } from './schema.ts';

/** The databases we speak. */
export type Dialect = 'sqlite' | 'postgres';

/** What both databases take as a parameter and give as a column. */
export type SqlValue = string | number | null;

/** Builds queries and compiles them, but runs none: connections run statements, see `statement`. */
export type Builder = Kysely<Tables>;

declare const rowType: unique symbol;

/**
 * Whose rows that SQLite may write late (`late-rows.ts`) a statement asks for: nobody's, those of the conversation that its
 * parameter `conversation_id` names, or all.
 */
export type LateReach = 'none' | 'one' | 'all';

/** A query compiled once. Connections prepare it at first use and keep it, so a run costs no building. */
export interface Statement<Params, Row> {
  readonly name: string;
  readonly sql: string;
  /** True when it changes something. */
  readonly writes: boolean;
  readonly late_rows: LateReach;
  bind(params: Params): SqlValue[];
  readonly [rowType]?: Row;
}

/** A builder for a dialect. */
export function createBuilder(dialect: Dialect): Builder {
  const createDriver = () => new DummyDriver();
  if (dialect === 'sqlite') {
    return new Kysely({
      dialect: {
        createDriver,
        createAdapter: () => new SqliteAdapter(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SteadyLimitCompiler(),
      },
    });
  }
  return new Kysely({
    dialect: {
      createDriver,
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/**
 * SQLite looks into a bare parameter after LIMIT when it plans, and so plans anew at each run, which costs more than
 * running. A number stands in the text instead, and a parameter behind a cast.
 */
class SteadyLimitCompiler extends SqliteQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    if (ValueNode.is(limit) && typeof limit.value === 'number') {
      this.append(`limit ${limit.value}`);
      return;
    }
    this.append('limit cast(');
    this.visitNode(limit);
    this.append(' as integer)');
  }
}

let made = 0;

/**
 * Compiles a query whose parameters are filled in at each run: `build` is called once, with a stand-in for every
 * parameter it asks for. Parameters must be used as plain values, never looked into. `late_rows` for one that names their
 * tables and asks for less than all: what it asks for is written first.
 */
export function statement<Params extends { readonly [Key in keyof Params]: SqlValue }, Row>(
  build: (params: Params) => Compilable<Row>,
  { late_rows = 'all' }: { readonly late_rows?: LateReach } = {},
): Statement<Params, Row> {
  const { sql, parameters, query } = build(standIns() as Params).compile();
  const slots = [...parameters];
  made += 1;
  return {
    name: `s${made}`,
    sql,
    writes: query.kind !== 'SelectQueryNode',
    late_rows: /"(conversations|watermarks|log_entries)"/.test(sql) ? late_rows : 'none',
    bind: (params) =>
      slots.map((slot) =>
        slot instanceof StandIn ? params[slot.key as keyof Params] : (slot as SqlValue),
      ),
  };
}

/** Marks a parameter's place in a compiled query. */
class StandIn {
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
}

function standIns(): object {
  return new Proxy({}, { get: (_target, key) => new StandIn(String(key)) });
}
