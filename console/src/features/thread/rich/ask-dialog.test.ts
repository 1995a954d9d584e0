import { limits } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { richOf } from './ask-dialog.tsx';

describe('what is asked', () => {
  it('has a choice, or a field, for each line that is not blank', () => {
    expect(richOf('choices', ' Blue \n\nRed')).toEqual({
      kind: 'choices',
      options: [
        { id: 'c1', label: 'Blue' },
        { id: 'c2', label: 'Red' },
      ],
    });
    expect(richOf('form', 'Name')).toEqual({
      kind: 'form',
      fields: [{ id: 'f1', label: 'Name', kind: 'text' }],
    });
  });

  it('is nothing where there is no line, too many, or one too long', () => {
    expect(richOf('choices', ' \n ')).toBeUndefined();
    expect(richOf('form', 'x\n'.repeat(limits.fields + 1))).toBeUndefined();
    expect(richOf('choices', 'x'.repeat(limits.label_length + 1))).toBeUndefined();
  });
});
