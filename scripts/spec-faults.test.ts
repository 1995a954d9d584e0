import { describe, expect, it } from 'vitest';
import { provenRules } from './proven-rules.ts';
import { specFaults } from './spec-faults.ts';
import { specRules } from './spec-rules.ts';

const spec = `# Spec
## Status
**[ST1]** Never backwards. **[ST2]** Same again is a no-op.
- **[ST3]** See [ST1].
## Planned
**[ZZ1]** Later.
## Sync
**[SY1]** Contiguous.
`;

describe('the rules of a SPEC', () => {
  it('are its bold numbers, without references and plans', () => {
    expect(specRules(spec)).toEqual(['ST1', 'ST2', 'ST3', 'SY1']);
  });
});

describe('the rules that tests prove', () => {
  const rulesIn = (source: string) => provenRules('a.test.ts', source).map(({ rule }) => rule);

  it.each([
    ['one', `it('[ST1] stays', () => {})`, ['ST1']],
    ['several', `test("[ST1][ST2] stays", () => {})`, ['ST1', 'ST2']],
    ['a table', 'it.each([1])(`[ST1] ${x}`, () => {})', ['ST1']],
    ['a tagged table', 'it.each`a`("[ST1] x", () => {})', ['ST1']],
    ['nested', `describe('x', () => { it('[ST1] y', () => {}) })`, ['ST1']],
    ['a skipped test proves nothing', `it.skip('[ST1] x', () => {})`, []],
    ['a todo proves nothing', `it.todo('[ST1] x')`, []],
    ['a number in the middle is no claim', `it('like [ST1]', () => {})`, []],
    ['other text is no test', `say('[ST1] x')`, []],
  ])('%s', (_what, source, rules) => {
    expect(rulesIn(source)).toEqual(rules);
  });
});

describe('a fault', () => {
  const proof = (rule: string) => ({ rule, at: 'a.test.ts:1' });

  it('is nothing when every rule has its test', () => {
    expect(specFaults(['ST1'], [proof('ST1'), proof('ST1')])).toEqual([]);
  });

  it('is a rule without a test', () => {
    expect(specFaults(['ST1', 'ST2'], [proof('ST1')])).toEqual(['[ST2] has no test']);
  });

  it('is a test of a rule that does not exist', () => {
    const faults = specFaults(['ST1'], [proof('ST1'), proof('ST9')]);
    expect(faults).toEqual(['a.test.ts:1 proves [ST9], which is no rule']);
  });

  it('is a number used twice', () => {
    const faults = specFaults(['ST1', 'ST1'], [proof('ST1')]);
    expect(faults).toEqual(['[ST1] is the number of two rules']);
  });
});
