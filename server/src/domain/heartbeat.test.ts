import { limits } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import type { AccountHub } from './account-hub.ts';
import type { Caller } from './caller.ts';
import { beginSync, createConnection, type Connection } from './connection.ts';
import { startHeartbeat } from './heartbeat.ts';

const place = { position: 7, cursor: 'here' };
const hub = { reached: () => place } as AccountHub;

/** A device in step with the feed, and the cursors that it hears. */
function device(): { connection: Connection; heard: string[] } {
  const heard: string[] = [];
  const outlet = {
    send: (_name: string, json: string) => void heard.push(JSON.parse(json).cursor),
    backlog: () => 0,
    end: () => undefined,
    cut: () => undefined,
  };
  const caller = { principal: { kind: 'visitor' } } as Caller;
  const attendance = { set: () => undefined, leave: () => undefined };
  const connection = createConnection(caller, outlet, attendance);
  beginSync(connection).settle(place, false)();
  return { connection, heard };
}

it('[FD3] beats once in 4 s on each connection; who hears it together hears one word, and each time another', () => {
  const clock = createManualClock();
  let written = 0;
  const words = {
    write: (side: string, cursor: string) => `${side}’s ${cursor}, ${(written += 1)}`,
    read: () => undefined,
  };
  const heartbeat = startHeartbeat(clock, words);
  // Everybody has a moment of the period; with so many, some share theirs.
  const devices = Array.from({ length: 100 }, device);
  const leaves = devices.map(({ connection }) => heartbeat.join(connection, hub));
  clock.pass(limits.heads_ms);
  expect(devices.every(({ heard }) => heard.length === 1)).toBe(true);
  const moments = new Set(devices.map(({ heard }) => heard[0]));
  expect([moments.size, written]).toEqual([40, 40]);
  clock.pass(limits.heads_ms);
  for (const { heard } of devices) {
    expect([heard.length, new Set(heard).size]).toEqual([2, 2]);
    expect(heard[1]).toMatch(/^visitor’s here, /);
  }
  leaves[0]?.();
  heartbeat.stop();
  clock.pass(limits.heads_ms);
  expect(devices[1]?.heard).toHaveLength(2);
});
