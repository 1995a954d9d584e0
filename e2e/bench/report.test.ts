import { describe, expect, test } from 'vitest';
import type { PhaseResult } from './load-phases.ts';
import { countLosses, formatReport, type Findings, type Turn } from './report.ts';

const phase = (per_second: number, server_us: number, ms: number): PhaseResult => {
  const spread = { p50: ms, p99: ms * 10 };
  return {
    per_second,
    server_us,
    generator_us: 30,
    spread: { ack: spread, agent: spread, delivered: spread, read: spread },
    lost: 0,
    surplus: 0,
  };
};

const turn = (contestant: Turn['contestant'], speed: number): Turn => ({
  contestant,
  saturated: phase(10_000 * speed, 100 / speed, 10),
  calm: phase(500, 400 / speed, 1 / speed),
  busy: phase(2_000, 200 / speed, 2),
});

const findings = (...speeds: number[]): Findings => ({
  turns: speeds.flatMap((speed) => [turn('reference', 1), turn('product', speed)]),
  bytes_per_connection: { bare: 20_480, product: 40_960 },
});

const lineOf = (report: string, label: string) =>
  report.split('\n').find((line) => line.trim().startsWith(label)) ?? '';

describe('formatReport', () => {
  test('divides the product by the reference, medians of all turns', () => {
    const line = lineOf(formatReport(findings(0.4, 0.8, 0.6)), 'cycles per second');
    expect(line).toMatch(/10,000 +6,000 +0\.60 {2}✓ at least 0\.5, aim 0\.7$/);
  });

  test('marks a goal that is met, one that is met up to its aim, and one that is not', () => {
    const marks = [0.4, 0.6, 0.8].map((speed) => {
      const report = formatReport(findings(speed));
      return [lineOf(report, 'cycles per second'), lineOf(report, 'server CPU')].map(
        (line) => /✓✓|✓|✗/.exec(line)?.[0],
      );
    });
    expect(marks).toEqual([
      ['✗', '✗'],
      ['✓', '✓'],
      ['✓✓', '✓✓'],
    ]);
  });

  test('judges delays at a given pace, not under saturation', () => {
    const [saturated = '', calm = ''] = formatReport(findings(0.4)).split('\n\n');
    expect(lineOf(saturated, 'send to ack, p50')).not.toContain('at most');
    expect(lineOf(calm, 'send to ack, p50')).toMatch(/1\.00 ms +2\.50 ms +2\.50 {2}✗ at most 2$/);
    expect(lineOf(calm, 'send to read, p99')).toMatch(
      /10\.00 ms +25\.00 ms +2\.50 {2}✓ at most 3$/,
    );
  });

  test('says how much of what the reference can do a pace is', () => {
    const [, calm = '', busy = ''] = formatReport(findings(0.4)).split('\n\n');
    expect(calm).toMatch(/\(this pace is 5 % of what the reference does saturated\)$/);
    expect(busy).toMatch(/\(this pace is 20 % of/);
  });

  test('weighs connections against bare socket.io', () => {
    expect(lineOf(formatReport(findings(1)), 'memory per connection')).toMatch(
      /20\.0 KiB +40\.0 KiB +2\.00 {2}✗ at most 1\.5$/,
    );
  });
});

describe('countLosses', () => {
  test('adds up every phase of every turn', () => {
    const whole = turn('product', 1);
    const leaky = { ...whole, calm: { ...whole.calm, lost: 2, surplus: 1 } };
    const leakier = { ...whole, saturated: { ...whole.saturated, lost: 3 } };
    expect(countLosses([leaky, leakier])).toEqual({ lost: 5, surplus: 1 });
  });
});
