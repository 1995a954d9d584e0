/** Minutes since midnight as a time field has them: `09:30`. The end of a day is its next midnight, `00:00`. */
export function timeOf(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The minutes of a time field; NaN where it is empty. Midnight as an end is the day's own. */
export function minutesOf(time: string, isEnd: boolean): number {
  const [hour, minute] = time.split(':').map(Number);
  if (hour === undefined || minute === undefined) return Number.NaN;
  const minutes = hour * 60 + minute;
  return isEnd && minutes === 0 ? 1_440 : minutes;
}
