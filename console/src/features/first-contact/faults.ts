import {
  isTimeZone,
  type Holiday,
  type OpeningHours,
  type PreChatField,
  type ProactiveRule,
  type Span,
} from '@porchlight/protocol';

/** True for spans that end before they begin, overlap, or are not whole. */
export function areSpansWrong(spans: readonly Span[]): boolean {
  return spans.some(({ from, to }, at) => {
    const before = spans[at - 1]?.to ?? 0;
    return !(from < to && from >= before);
  });
}

/** True for days off that have no beginning, or end before it. */
export function isHolidayWrong({ from, to }: Holiday): boolean {
  return from === '' || to === '' || to < from;
}

/** True where any of it is wrong. */
export function areHoursWrong(hours: OpeningHours | null): boolean {
  if (hours === null) return false;
  const { time_zone, week, holidays } = hours;
  return !isTimeZone(time_zone) || week.some(areSpansWrong) || holidays.some(isHolidayWrong);
}

/** What is wrong with a question; null for nothing. */
export function faultOfField({
  kind,
  label,
  options,
  link,
}: PreChatField): 'label' | 'options' | 'link' | null {
  const isOurs = kind === 'name' || kind === 'email' || kind === 'phone';
  if (!isOurs && label.trim() === '') return 'label';
  if (kind === 'choice' && (options ?? []).length === 0) return 'options';
  return link === undefined || /^https?:\/\/[^\s"'<>]+$/.test(link) ? null : 'link';
}

/** What is wrong with a rule; null for nothing. */
export function faultOfRule({ url, text }: ProactiveRule): 'url' | 'text' | null {
  if (!/^$|^(\/|https?:\/\/|\*)\S*$/.test(url) || url.split('*').length > 3) return 'url';
  return text.trim() === '' ? 'text' : null;
}
