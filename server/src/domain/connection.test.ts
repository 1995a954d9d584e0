import { describe, expect, it } from 'vitest';
import type { Caller } from './caller.ts';
import { beat, beginSync, createConnection, push, type Connection } from './connection.ts';

interface Wire {
  readonly connection: Connection;
  readonly sent: [string, unknown][];
  backlog: number;
  cut: boolean;
}

function wire(): Wire {
  const sent: Wire['sent'] = [];
  const outlet = {
    send: (name: string, json: string) => void sent.push([name, JSON.parse(json)]),
    backlog: () => self.backlog,
    end: () => undefined,
    cut: () => void (self.cut = true),
  };
  const attendance = { set: () => undefined, leave: () => undefined };
  const connection = createConnection(caller, outlet, attendance);
  const self: Wire = { connection, sent, backlog: 0, cut: false };
  return self;
}

const caller = { principal: { kind: 'visitor' } } as Caller;
const words = { write: (side: string, cursor: string) => `${side}’s ${cursor}` };
const body = (item: string) => JSON.stringify({ event: item });
const at = (position: number) => ({ position, cursor: `cursor ${position}` });

describe('[FD5] a sync', () => {
  it('holds what comes meanwhile and lets it follow the answer', () => {
    const { connection, sent } = wire();
    push(connection, 1, body('one'));
    const { settle } = beginSync(connection);
    push(connection, 2, body('two'));
    push(connection, 3, body('three'));
    const release = settle(at(2), false);
    push(connection, 4, body('four'));
    expect(sent).toEqual([]);
    release();
    push(connection, 5, body('five'));
    expect(sent).toEqual([
      ['durable', { n: 1, event: 'three' }],
      ['durable', { n: 2, event: 'four' }],
      ['durable', { n: 3, event: 'five' }],
    ]);
  });

  it('that read further than the tail is not repeated by the tail', () => {
    const { connection, sent } = wire();
    beginSync(connection).settle(at(7), false)();
    for (let position = 5; position <= 8; position += 1) push(connection, position, body('late'));
    expect(sent).toEqual([['durable', { n: 1, event: 'late' }]]);
  });

  it('with more to come holds nothing between its pages', () => {
    const { connection, sent } = wire();
    beginSync(connection).settle(at(2), true)();
    push(connection, 3, body('three'));
    const { settle } = beginSync(connection);
    push(connection, 4, body('four'));
    settle(at(3), false)();
    expect(sent).toEqual([['durable', { n: 1, event: 'four' }]]);
  });

  it('that a younger one has overtaken changes nothing', () => {
    const { connection, sent } = wire();
    const older = beginSync(connection);
    const younger = beginSync(connection);
    older.settle(at(1), false)();
    push(connection, 2, body('two'));
    expect(sent).toEqual([]);
    younger.settle(at(1), false)();
    expect(sent).toEqual([['durable', { n: 1, event: 'two' }]]);
  });

  it('that failed has to be asked again', () => {
    const { connection, sent } = wire();
    beginSync(connection).abandon();
    push(connection, 1, body('one'));
    expect(sent).toEqual([]);
  });

  it('that failed after a younger one began leaves that one alone', () => {
    const { connection, sent } = wire();
    const older = beginSync(connection);
    const younger = beginSync(connection);
    older.abandon();
    push(connection, 2, body('two'));
    younger.settle(at(1), false)();
    expect(sent).toEqual([['durable', { n: 1, event: 'two' }]]);
  });
});

describe('[FD3] heads', () => {
  it('say nothing before the first answer, and then the furthest place that was told', () => {
    const { connection, sent } = wire();
    beat(connection, at(9), words);
    expect(sent).toEqual([]);
    beginSync(connection).settle(at(10), false)();
    beat(connection, at(9), words);
    push(connection, 11, body('eleven'));
    beat(connection, at(11), words);
    expect(sent).toEqual([
      ['heads', { n: 0, cursor: 'visitor’s cursor 10' }],
      ['durable', { n: 1, event: 'eleven' }],
      ['heads', { n: 1, cursor: 'visitor’s cursor 11' }],
    ]);
  });

  it('stand still while a device pages', () => {
    const { connection, sent } = wire();
    beginSync(connection).settle(at(2), true)();
    beat(connection, at(50), words);
    expect(sent).toEqual([['heads', { n: 0, cursor: 'visitor’s cursor 2' }]]);
  });
});

it('a device that takes nothing is cut off, and catches up later', () => {
  const device = wire();
  beginSync(device.connection).settle(at(0), false)();
  push(device.connection, 1, body('one'));
  expect(device.cut).toBe(false);
  device.backlog = 2_000_000;
  push(device.connection, 2, body('two'));
  expect(device.cut).toBe(true);
});
