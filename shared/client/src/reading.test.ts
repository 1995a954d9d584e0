import { limits } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createReading } from './reading.ts';
import { createFakeClock, createFakeVisibility } from './testing/index.ts';

function createReader() {
  const clock = createFakeClock();
  const eyes = createFakeVisibility();
  const read: string[] = [];
  const reading = createReading({ clock, visibility: eyes }, (id, seq) =>
    read.push(`${id} ${seq}`),
  );
  return { clock, eyes, read, reading };
}

describe('[RC7] a line is read', () => {
  it('once it has been the last on screen for 500 ms', async () => {
    const { reading, clock, read } = createReader();
    reading.showing('talk', 7);
    await clock.advance(limits.dwell_ms - 1);
    expect(read).toEqual([]);
    await clock.advance(1);
    expect(read).toEqual(['talk 7']);
  });

  it('though new lines push it up the screen', async () => {
    const { reading, clock, read } = createReader();
    for (const seq of [7, 8, 9]) {
      reading.showing('talk', seq);
      await clock.advance(200);
    }
    expect(read).toEqual(['talk 7']);
    await clock.advance(300);
    expect(read).toEqual(['talk 7', 'talk 8', 'talk 9']);
  });

  it('not by telling of it again and again', async () => {
    const { reading, clock, read } = createReader();
    for (let turn = 0; turn < 4; turn += 1) {
      reading.showing('talk', 7);
      await clock.advance(200);
    }
    expect(read).toEqual(['talk 7']);
  });
});

describe('[RC7] a line is not read', () => {
  it('when it goes off the screen too soon', async () => {
    const { reading, clock, read } = createReader();
    reading.showing('talk', 7);
    await clock.advance(400);
    reading.showing('talk', null);
    await clock.advance(1_000);
    expect(read).toEqual([]);
  });

  it('when somebody scrolls back to an older one', async () => {
    const { reading, clock, read } = createReader();
    reading.showing('talk', 7);
    await clock.advance(400);
    reading.showing('talk', 3);
    await clock.advance(1_000);
    expect(read).toEqual(['talk 3']);
  });

  it('while nobody looks, and then only after 500 ms of looking', async () => {
    const { reading, clock, eyes, read } = createReader();
    eyes.look(false);
    reading.showing('talk', 7);
    await clock.advance(60_000);
    expect(read).toEqual([]);
    eyes.look(true);
    await clock.advance(limits.dwell_ms - 1);
    eyes.look(false);
    await clock.advance(60_000);
    expect(read).toEqual([]);
    eyes.look(true);
    await clock.advance(limits.dwell_ms);
    expect(read).toEqual(['talk 7']);
  });

  it('when the client is closed', async () => {
    const { reading, clock, eyes, read } = createReader();
    reading.showing('talk', 7);
    reading.close();
    eyes.look(true);
    await clock.advance(1_000);
    expect(read).toEqual([]);
    expect(clock.pending()).toBe(0);
  });
});

it('reads what is on screen again in another history', async () => {
  const { reading, clock, read } = createReader();
  reading.showing('talk', 7);
  await clock.advance(1_000);
  reading.again();
  await clock.advance(1_000);
  expect(read).toEqual(['talk 7', 'talk 7']);
});
