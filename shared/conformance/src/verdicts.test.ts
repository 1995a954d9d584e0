import { expect, it } from 'vitest';
import { verdictLines, verdictSummary, type Verdict } from './verdicts.ts';

const verdicts: Verdict[] = [
  { name: '[ID10] ten', state: 'passed', errors: [] },
  { name: '[ID2] two', state: 'passed', errors: [] },
  { name: '[ID2][FD1] both', state: 'failed', errors: ['expected 1 to be 2'] },
  { name: '[WR1] kill', state: 'skipped', errors: [] },
];

it('tells rule by rule what passed, and of the rest what was wrong', () => {
  expect(verdictLines(verdicts)).toEqual([
    '✗ FD1',
    '    [ID2][FD1] both',
    '      expected 1 to be 2',
    '✗ ID2',
    '    [ID2][FD1] both',
    '      expected 1 to be 2',
    '✓ ID10',
    '· WR1',
    '    skipped: [WR1] kill',
  ]);
});

it('counts tests, not rules', () => {
  expect(verdictSummary(verdicts)).toBe('2 passed, 1 failed, 1 skipped');
});
