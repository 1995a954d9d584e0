import { limits, supportedVersions, wireError } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createConnection } from './connection.ts';
import type { ConnectionState } from './state.ts';
import { createFakeEnvironment } from './testing/index.ts';

/** A connection whose owner is caught up as soon as it is welcome, unless told otherwise. */
function createLine(refreshes: (() => Promise<boolean>)[] = [], { catches_up = true } = {}) {
  const environment = createFakeEnvironment({ random: () => 0.5 });
  const states: ConnectionState[] = [];
  const heard: string[] = [];
  let token = 'first';
  const connection = createConnection(
    environment,
    {
      token: () => token,
      refresh: () => {
        token = 'renewed';
        return refreshes.shift()?.() ?? Promise.resolve(false);
      },
    },
    {
      changed: (state) => states.push(state),
      opened: () => {
        if (catches_up) connection.caughtUp();
      },
      lost: () => heard.push('lost'),
      frame: (name) => heard.push(name),
    },
  );
  const { clock, transport } = environment;
  return {
    connection,
    clock,
    transport,
    heard,
    state: () => states.at(-1),
    kinds: () => states.map(({ kind }) => kind),
    /** The newest attempt, which must not be closed. */
    link: () => {
      const link = transport.links.at(-1);
      if (link === undefined) throw new Error('nobody has connected');
      return link;
    },
  };
}

type Line = ReturnType<typeof createLine>;

async function goLive(line: Line): Promise<void> {
  line.connection.connectNow();
  await line.link().frame('welcome', {});
}

describe('connecting', () => {
  it('[HS1] says who it is and which versions it speaks, and is live once it has caught up', async () => {
    const line = createLine();
    await goLive(line);
    expect(line.link().handshake).toEqual({ protocol: supportedVersions, token: 'first' });
    expect(line.kinds()).toEqual(['connecting', 'live']);
  });

  it('is lost where nobody answers', async () => {
    const line = createLine();
    line.connection.connectNow();
    await line.clock.advance(limits.silence_ms);
    expect(line.state()).toMatchObject({ kind: 'waiting', attempt: 1 });
    expect(line.link().isClosed()).toBe(true);
  });

  it('[FD4] takes 9 s of silence for a loss, and any frame for life', async () => {
    const line = createLine();
    await goLive(line);
    await line.clock.advance(limits.silence_ms - 1);
    await line.link().frame('heads', {});
    await line.clock.advance(limits.silence_ms - 1);
    expect(line.state()?.kind).toBe('live');
    await line.clock.advance(1);
    expect(line.state()?.kind).toBe('waiting');
    expect(line.heard).toEqual(['heads', 'lost']);
  });

  it('takes an answer for life too', async () => {
    const line = createLine();
    await goLive(line);
    const call = line.connection.call('sync', {});
    await line.clock.advance(limits.silence_ms - 1);
    await line.link().calls[0]?.answer({ ok: true });
    await line.clock.advance(limits.silence_ms - 1);
    expect(line.state()?.kind).toBe('live');
    expect(await call).toEqual({ kind: 'answered', ack: { ok: true } });
  });

  it('does not hear a link that it has given up', async () => {
    const line = createLine();
    await goLive(line);
    const first = line.link();
    await line.clock.advance(limits.silence_ms);
    await line.clock.advance(500);
    expect(line.transport.links).toHaveLength(2);
    await first.frame('welcome', {});
    await first.end(wireError('forbidden', 'too late'));
    expect(line.state()).toMatchObject({ kind: 'connecting' });
  });
});

describe('losses', () => {
  it('[SN5] waits longer after each failed attempt, and starts over once a heartbeat has come', async () => {
    const line = createLine();
    line.connection.connectNow();
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await line.link().end(null);
      const state = line.state();
      if (state?.kind !== 'waiting') throw new Error('not waiting');
      waits.push(state.retry_at - line.clock.now());
      await line.clock.advance(state.retry_at - line.clock.now());
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    await line.link().frame('welcome', {});
    await line.link().frame('heads', {});
    await line.link().end(null);
    expect(line.state()).toMatchObject({ retry_at: line.clock.now() + 250 });
  });

  it('does not start over for a server that lets it in and drops it at once', async () => {
    const line = createLine();
    await goLive(line);
    await line.link().end(null);
    await line.clock.advance(500);
    await line.link().frame('welcome', {});
    await line.link().end(null);
    expect(line.state()).toMatchObject({ kind: 'waiting', attempt: 2 });
  });

  it('waits as long as the server asks', async () => {
    const line = createLine();
    line.connection.connectNow();
    await line.link().end(wireError('rate_limited', 'slow down', 20_000));
    expect(line.state()).toMatchObject({ kind: 'waiting', retry_at: line.clock.now() + 20_000 });
  });

  it('leaves calls unclear when the link is lost, even one that never answers', async () => {
    const line = createLine();
    await goLive(line);
    const call = line.connection.call('message.send', {});
    await line.link().end(null);
    expect(await call).toEqual({ kind: 'unclear' });
    expect(await line.connection.call('sync', {})).toEqual({ kind: 'unclear' });
  });

  it('connects at once when told to, and only then', async () => {
    const line = createLine();
    await goLive(line);
    line.connection.connectNow();
    expect(line.transport.links).toHaveLength(1);
    await line.link().end(null);
    line.connection.connectNow();
    expect(line.state()?.kind).toBe('connecting');
    line.connection.connectNow();
    expect(line.transport.links).toHaveLength(2);
    await line.clock.advance(5_000);
    expect(line.transport.links).toHaveLength(2);
  });
});

it('[FD10] notices within a second of waking that the link is dead', async () => {
  const line = createLine();
  await goLive(line);
  await line.link().frame('heads', {});
  await line.clock.advance(500);
  line.clock.sleep(3_600_000);
  await line.clock.advance(1_000);
  expect(line.transport.links).toHaveLength(2);
});

it('[FD10] has another link within ten seconds of the last sign of life', async () => {
  const line = createLine();
  await goLive(line);
  await line.link().frame('heads', {});
  await line.clock.advance(limits.silence_ms + 500);
  expect(line.transport.links).toHaveLength(2);
});

it('[FD10] has another link soon, though the clock was set back meanwhile', async () => {
  const line = createLine();
  await goLive(line);
  await line.link().frame('heads', {});
  line.clock.setBack(7_200_000);
  await line.clock.advance(limits.silence_ms + 2_000);
  expect(line.transport.links).toHaveLength(2);
});

it('[FD10] tries another link at once when the network goes, and none where it has none', async () => {
  const line = createLine();
  line.connection.cut();
  expect(line.kinds()).toEqual([]);
  await goLive(line);
  line.connection.cut();
  expect(line.link().isClosed()).toBe(true);
  expect(line.state()?.kind).toBe('waiting');
  line.connection.cut();
  expect(line.kinds()).toEqual(['connecting', 'live', 'waiting']);
});

it('rests until it is told to connect', async () => {
  const line = createLine();
  await goLive(line);
  line.connection.rest();
  await line.clock.advance(600_000);
  expect([line.link().isClosed(), line.transport.links.length]).toEqual([true, 1]);
  line.connection.connectNow();
  expect(line.state()).toEqual({ kind: 'connecting', attempt: 1 });
  line.connection.close();
  line.connection.rest();
  expect(line.state()?.kind).toBe('closed');
});

it('connects anew after a long sleep, whose timers are late', async () => {
  const line = createLine();
  await goLive(line);
  line.clock.sleep(limits.silence_ms);
  line.connection.connectNow();
  expect(line.transport.links).toHaveLength(1);
  line.clock.sleep(1);
  line.connection.connectNow();
  expect(line.transport.links).toHaveLength(2);
  expect(line.transport.links[0]?.isClosed()).toBe(true);
});

describe('refusals', () => {
  it('stops for good where the server will never let it in, until somebody tries again', async () => {
    const line = createLine();
    line.connection.connectNow();
    const error = wireError('origin_not_allowed', 'no');
    await line.link().end(error);
    await line.clock.advance(600_000);
    expect(line.state()).toEqual({ kind: 'refused', error });
    expect(line.transport.links).toHaveLength(1);
    line.connection.connectNow();
    expect(line.transport.links).toHaveLength(2);
  });

  it('renews an expired session once, and goes on with the new one', async () => {
    const line = createLine([() => Promise.resolve(true)]);
    line.connection.connectNow();
    const expired = wireError('session_expired', 'gone');
    await line.link().end(expired);
    expect(line.link().handshake).toMatchObject({ token: 'renewed' });
    await line.link().end(expired);
    expect(line.state()).toEqual({ kind: 'refused', error: expired });
  });

  it('renews again for the next expiry, once it was live in between', async () => {
    const line = createLine([() => Promise.resolve(true), () => Promise.resolve(true)]);
    line.connection.connectNow();
    for (const _round of [1, 2]) {
      await line.link().end(wireError('session_expired', 'gone'));
      await line.link().frame('welcome', {});
      expect(line.state()?.kind).toBe('live');
    }
  });

  it('[TM2] comes again however often its rights change before all is here, and hurries less', async () => {
    const renewals = [1, 2, 3].map(() => () => Promise.resolve(true));
    const line = createLine(renewals, { catches_up: false });
    line.connection.connectNow();
    for (const _role of [1, 2]) {
      await line.link().frame('welcome', {});
      await line.link().end(wireError('session_expired', 'another role'));
      expect(line.state()?.kind).toBe('connecting');
    }
    await line.link().frame('welcome', {});
    await line.link().end(wireError('session_expired', 'another role'));
    expect(line.state()?.kind).toBe('waiting');
    await line.clock.advance(60_000);
    expect(line.state()?.kind).toBe('connecting');
  });

  it('renews the session when an answer says that it has expired', async () => {
    const line = createLine([() => Promise.resolve(true)]);
    await goLive(line);
    void line.connection.call('message.send', {});
    const error = wireError('session_expired', 'gone');
    await line.link().calls[0]?.answer({ ok: false, error });
    expect(line.link().handshake).toMatchObject({ token: 'renewed' });
  });

  it('is refused where somebody has to sign in', async () => {
    const line = createLine([() => Promise.resolve(false)]);
    line.connection.connectNow();
    await line.link().end(wireError('session_expired', 'gone'));
    expect(line.state()?.kind).toBe('refused');
  });

  it('waits where renewing fails for want of a network', async () => {
    const line = createLine([() => Promise.reject(new TypeError('Failed to fetch'))]);
    line.connection.connectNow();
    await line.link().end(wireError('session_expired', 'gone'));
    expect(line.state()?.kind).toBe('waiting');
  });

  it('has the page loaded again for another protocol; renewing the session would not help', async () => {
    const line = createLine([() => Promise.resolve(true)]);
    line.connection.connectNow();
    await line.link().end(wireError('unsupported_version', 'too old'));
    expect(line.state()?.kind).toBe('refused');
  });
});

it('leaves nothing running when it is closed, and stays closed', async () => {
  const line = createLine();
  await goLive(line);
  line.connection.close();
  line.connection.close();
  line.connection.connectNow();
  line.connection.fail(null);
  expect(line.kinds()).toEqual(['connecting', 'live', 'closed']);
  expect(line.link().isClosed()).toBe(true);
  expect(line.clock.pending()).toBe(0);
});
