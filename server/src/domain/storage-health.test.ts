import { describe, expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { createStorageHealth } from './storage-health.ts';
import { StorageError } from './store.ts';

const full = () => new StorageError('SQLite failed', { trouble: 'full' });

/** A database that can fail or hang, and whoever watches it. */
function createPatient() {
  const clock = createManualClock();
  const lines: string[] = [];
  const works: boolean[] = [];
  let [probes, failures] = [0, 0];
  let probe: () => Promise<void> = () => Promise.resolve();
  const note = (level: string) => (_fields: object, line: string) =>
    void lines.push(`${level}: ${line}`);
  const health = createStorageHealth({
    store: {
      probe: () => {
        probes += 1;
        return probe();
      },
    },
    clock,
    log: { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
    telemetry: {
      storageFailed: () => void (failures += 1),
      storageWorks: (ok) => void works.push(ok),
    },
  });
  /** Lets time pass, and what waits for it be done. */
  const pass = async (ms: number) => {
    clock.pass(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    health,
    pass,
    lines,
    works,
    counts: () => ({ probes, failures }),
    becomes: (next: typeof probe) => (probe = next),
  };
}

const sick = () => Promise.reject(full());
const well = () => Promise.resolve();
const hangs = () => new Promise<void>(() => undefined);

describe('the health of storage', () => {
  it('is asked for no more than once a second, and not at all when nobody asks', async () => {
    const { health, pass, counts } = createPatient();
    await pass(60_000);
    expect(counts().probes).toBe(0);
    expect(await Promise.all([health.trouble(), health.trouble()])).toEqual([null, null]);
    await pass(999);
    await health.trouble();
    expect(counts().probes).toBe(1);
    await pass(1);
    await health.trouble();
    expect(counts().probes).toBe(2);
  });

  it('an outage is one line, lasts until a probe is taken, and is counted', async () => {
    const { health, pass, lines, works, counts, becomes } = createPatient();
    becomes(sick);
    for (let time = 0; time < 100; time += 1) health.failed(full());
    expect(await health.trouble()).toContain('disk of the database is full');
    await pass(5_000);
    expect(await health.trouble()).toContain('disk of the database is full');
    becomes(well);
    await pass(1_000);
    expect(await health.trouble()).toBeNull();
    expect(lines).toEqual(['error: storage fails', 'info: storage works again']);
    expect(works).toEqual([true, false, true]);
    expect(counts().failures).toBeGreaterThanOrEqual(101);
    const { probes } = counts();
    await pass(60_000);
    expect(counts().probes).toBe(probes);
  });

  it('an idle server finds out when it is asked', async () => {
    const { health, becomes } = createPatient();
    becomes(sick);
    expect(await health.trouble()).toContain('disk of the database is full');
  });

  it('a database that hangs is in trouble after two seconds, and asked once', async () => {
    const { health, pass, counts, becomes } = createPatient();
    becomes(hangs);
    const asked = health.trouble();
    await pass(2_000);
    expect(await asked).toContain('does not answer');
    await pass(10_000);
    expect(counts().probes).toBe(1);
    expect(await health.trouble()).toContain('does not answer');
  });

  it('stops asking when it is stopped', async () => {
    const { health, pass, counts, becomes } = createPatient();
    becomes(sick);
    health.failed(full());
    health.stop();
    await pass(60_000);
    expect(counts().probes).toBe(0);
  });
});
