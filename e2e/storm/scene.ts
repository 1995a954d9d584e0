import type { Crowd } from './crowd.ts';
import { gatherCrowd } from './crowd.ts';
import type { Id } from '@porchlight/protocol';
import type { Era, Removed, Restore } from './history.ts';
import { createChaosProxy, type ChaosProxy } from './proxy/chaos-proxy.ts';
import type { Weather } from './proxy/weather.ts';
import type { Backing } from './servers/backing.ts';
import { admin, furnish, type House } from './servers/house.ts';
import { createNodeProcess, type NodeProcess } from './servers/node-process.ts';
import { openPostgresBacking } from './servers/postgres-backing.ts';
import { openSqliteBacking } from './servers/sqlite-backing.ts';
import type { StormOptions } from './storm-options.ts';

/** Where a storm takes place: nodes over a database, a rough network before each, and the people. */
export interface Scene extends House {
  readonly backing: Backing;
  readonly nodes: readonly NodeProcess[];
  readonly proxies: readonly ChaosProxy[];
  readonly crowd: Crowd;
  readonly restores: Restore[];
  readonly removed: Removed[];
  /** The contacts that were erased. */
  readonly erased: Set<Id>;
  readonly weather: (next: Weather) => void;
  /** Cuts every connection; how many there were. */
  readonly cutAll: () => number;
  readonly close: () => Promise<void>;
}

/** Opens the database, starts the nodes, lets everybody in. Calm so far, and nobody has connected. */
export async function openScene(options: StormOptions): Promise<Scene> {
  const { seed } = options;
  const backing = await openBacking(options);
  const restores: Restore[] = [];
  const era = (): Era => restores.at(-1)?.era ?? 0;
  const nodes: NodeProcess[] = [];
  const proxies: ChaosProxy[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await Promise.all(nodes.map((node) => node.kill()));
    await backing.close();
  };
  try {
    const env = {
      ...backing.env,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      LOG_LEVEL: 'warn',
    };
    for (let nr = 0; nr < options.nodes; nr += 1) {
      const node = await createNodeProcess(env);
      nodes.push(node);
      await node.start();
      proxies.push(await createChaosProxy(node.port, seed + nr));
    }
    const house = await furnish(nodes[0]?.url ?? '', options);
    const urls = proxies.map(({ url }) => url);
    const crowd = gatherCrowd({ seed, ...house, urls, era });
    return {
      backing,
      nodes,
      proxies,
      crowd,
      ...house,
      restores,
      removed: [],
      erased: new Set(),
      weather: (next) => proxies.forEach((proxy) => proxy.weather(next)),
      cutAll: () => proxies.reduce((sum, proxy) => sum + proxy.cutAll(), 0),
      close: async () => {
        crowd.leave();
        await close();
      },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

function openBacking({ nodes }: StormOptions): Promise<Backing> {
  return nodes === 1 ? openSqliteBacking() : openPostgresBacking();
}
