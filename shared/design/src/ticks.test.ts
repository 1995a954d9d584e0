import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as icons from './icons.ts';
import type { TickStatus } from './ticks.ts';
import { ticks } from './ticks.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tones = { muted: '--pl-tick', read: '--pl-tick-read', danger: '--pl-danger' } as const;
const statuses = Object.keys(ticks) as TickStatus[];
const iconPaths = Object.entries(icons).filter(([name]) => name.endsWith('Icon'));

/** Where the shapes of a path begin. */
const starts = (d: string) =>
  [...d.matchAll(/M\s*([\d.]+)[ ,]([\d.]+)/gi)].map((m) => [Number(m[1]), Number(m[2])]);

describe('ticks', () => {
  it('tell every status apart by form, without colour', () => {
    const forms = statuses.map((status) => JSON.stringify(ticks[status].paths));
    expect(new Set(forms).size).toBe(5);
  });

  it('share one box, so nothing moves when the status climbs', () => {
    expect(new Set(statuses.map((status) => ticks[status].viewBox)).size).toBe(1);
  });

  it.each(statuses)('%s has a colour in the token sheet', (status) => {
    expect(css).toContain(`${tones[ticks[status].tone]}:`);
  });

  it('keep the lamp for what was read', () => {
    const filled = statuses.filter((status) =>
      ticks[status].paths.some((path) => path.width === undefined),
    );
    expect(filled).toEqual(['read']);
  });
});

describe('icons', () => {
  it.each(iconPaths)('%s is a path that starts inside the box', (_name, d) => {
    expect(d).toMatch(/^[Mm][\d\s.,MmLlHhVvAaCcSsZz-]+$/);
    expect(starts(String(d)).length).toBeGreaterThan(0);
    expect(
      starts(String(d))
        .flat()
        .every((value) => value >= 0 && value <= 24),
    ).toBe(true);
  });

  it('are all different', () => {
    expect(new Set(iconPaths.map(([, d]) => d)).size).toBe(iconPaths.length);
    expect(iconPaths.length).toBeGreaterThan(30);
  });
});
