import { expect, it } from 'vitest';
import { limits } from './limits.ts';
import { cleanText, isClean, judgeText } from './text.ts';

it('[SN6] cleans what no database takes and keeps everything else', () => {
  expect(cleanText('a\u0000b\ud800c 👋🏽 مرحبا\n你好')).toBe('ab\ufffdc 👋🏽 مرحبا\n你好');
  expect(isClean('a\u0000')).toBe(false);
  expect(isClean('\ud800')).toBe(false);
  expect(isClean('👋🏽')).toBe(true);
});

it('[SN6] judges length and blankness', () => {
  expect(judgeText(' \n\t')).toBe('empty');
  expect(judgeText('x'.repeat(limits.message_length))).toBeUndefined();
  expect(judgeText('x'.repeat(limits.message_length + 1))).toBe('too_long');
});
