// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { en } from '../messages/en.ts';
import { contactName, friendlyWords } from './friendly-name.ts';
import { createTranslate } from './translate.ts';

const t = createTranslate('en', en);
const id = '01890000-0000-7000-8000-000000000001';

describe('contactName', () => {
  it('is the name, else the address, else two friendly words', () => {
    expect(contactName(t, id, { name: 'Ines', email: 'ines@example.pt' })).toBe('Ines');
    expect(contactName(t, id, { name: null, email: 'ines@example.pt' })).toBe('ines@example.pt');
    expect(contactName(t, id, { name: '   ', email: null })).toMatch(/^[A-Z]\w+ [A-Z]\w+$/);
    expect(contactName(t, id, undefined)).toBe(contactName(t, id, { name: null, email: null }));
  });

  it('turns no sentence that it stands in, and can be seen', () => {
    expect(contactName(t, id, { name: '\u202Enoor\n', email: null })).toBe('noor');
    expect(contactName(t, id, { name: '\u2066\u200B\u200D', email: null })).toMatch(/^[A-Z]\w+ /);
    // Persian writes with a joiner that joins nothing.
    const persian = '\u0639\u0644\u06CC\u200C\u0631\u0636\u0627';
    expect(contactName(t, id, { name: persian, email: null })).toBe(persian);
  });
});

describe('friendlyWords', () => {
  const words = (n: number, list: string) =>
    Array.from({ length: n }, (_, index) => `${list}${index}`);

  it('spreads ids over the words', () => {
    const names = Array.from({ length: 500 }, (_, index) => {
      const { adjective, creature } = friendlyWords(
        `visitor ${index}`,
        words(32, 'a'),
        words(32, 'c'),
      );
      return `${adjective} ${creature}`;
    });
    expect(new Set(names).size).toBeGreaterThan(300);
  });

  it('gives the same id the same words', () => {
    expect(friendlyWords(id, words(3, 'a'), words(3, 'c'))).toEqual(
      friendlyWords(id, words(3, 'a'), words(3, 'c')),
    );
  });
});
