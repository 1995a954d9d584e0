import { expect, it } from 'vitest';
import { en } from './en.ts';
import { chooseWords, createWords } from './words.ts';

const noon = new Date(2026, 10, 20, 12).getTime();
const at = (day: number, hour = 9) => new Date(2026, 10, day, hour, 5).toISOString();

it('names near days by their distance, and others by their date', () => {
  const words = createWords('en-GB', en, () => noon);
  expect(words.day(at(20, 0))).toBe('today');
  expect(words.day(at(19, 23))).toBe('yesterday');
  expect(words.day(at(18))).toBe('Wednesday 18 November');
});

it('writes the time of day as the locale does', () => {
  expect(createWords('en-GB', en).time(at(20, 15))).toBe('15:05');
  expect(createWords('en-US', en).time(at(20, 15))).toMatch(/^3:05\sPM$/);
});

it('speaks the first language that it can', async () => {
  expect((await chooseWords(['el-GR', 'zh-CN', 'en'])).t('send')).toBe('发送');
  expect((await chooseWords(['de-AT', 'zh-CN', 'en'])).t('send')).toBe('Senden');
  expect((await chooseWords(['pt-PT'])).t('close')).toBe('Fechar o chat');
  // As older systems call Hebrew and Indonesian.
  expect((await chooseWords(['iw'])).t('new')).toBe('חדש');
  expect((await chooseWords(['in-ID'])).t('new')).toBe('Baru');
  expect((await chooseWords(['en-GB', 'zh'])).locale).toBe('en-GB');
  expect((await chooseWords(['el', 'arn', ''])).t('send')).toBe('Send');
});

it('lets the owner’s words take the place of its own', async () => {
  const words = await chooseWords(['zh'], { title: 'Nightjar' });
  expect(words.t('title')).toBe('Nightjar');
  expect((await chooseWords(['en'], { greeting: 'Hi {friend}!' })).t('greeting')).toBe(
    'Hi {friend}!',
  );
  expect(words.t('send')).toBe('发送');
});

it('speaks Arabic, and says numbers as its readers write them', async () => {
  const { t } = await chooseWords(['ar-EG']);
  expect(t('left', { n: 3 })).toBe('بقيت ٣ أحرف');
  expect(t('left', { n: 11 })).toBe('بقي ١١ حرفًا');
  expect((await chooseWords(['arn'])).t('send')).toBe('Send');
});

it('bears a language tag of a wrong form', async () => {
  expect((await chooseWords(['en-US@posix'])).locale).toBe('en');
  expect((await chooseWords(['zh_CN'])).t('send')).toBe('发送');
  expect((await chooseWords(['zh-CN-u-nu-latn'])).t('send')).toBe('发送');
});
