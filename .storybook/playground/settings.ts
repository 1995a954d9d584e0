import type { SceneSettings, SceneWeather } from '@porchlight/mock-server';

/** Everything that a link to a scene says. Chances are in percent, since people turn them. */
export interface Settings extends SceneSettings {
  readonly latency_ms: number;
  readonly jitter_ms: number;
  readonly drop_frames: number;
  readonly drop_acks: number;
  readonly repeat: number;
  readonly reorder: number;
  readonly offline: boolean;
  /** An owner's brand colour as `#rrggbb`; empty for ours. */
  readonly brand: string;
}

/** Nothing goes wrong. */
export const calm = {
  latency_ms: 0,
  jitter_ms: 0,
  drop_frames: 0,
  drop_acks: 0,
  repeat: 0,
  reorder: 0,
  offline: false,
} as const;

/** Slow enough to watch each step of the ladder. */
export const slow = { ...calm, latency_ms: 1_500 } as const;

/** What a new scene begins with. */
export const first: Settings = { ...calm, seed: 1, conversations: 12, brand: '' };

/** What is turned by a slider, and how far. */
export const sliders = {
  latency_ms: 3_000,
  jitter_ms: 2_000,
  drop_frames: 50,
  drop_acks: 50,
  repeat: 100,
  reorder: 100,
} as const satisfies Partial<Record<keyof Settings, number>>;

/** The weather that these settings make. */
export function weatherOf(settings: Settings): SceneWeather {
  const { latency_ms, jitter_ms, offline } = settings;
  const chance = (key: 'drop_frames' | 'drop_acks' | 'repeat' | 'reorder') => settings[key] / 100;
  return {
    latency_ms,
    jitter_ms,
    offline,
    drop_frames: chance('drop_frames'),
    drop_acks: chance('drop_acks'),
    repeat: chance('repeat'),
    reorder: chance('reorder'),
  };
}
