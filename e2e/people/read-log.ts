import { expect, type Locator } from '@playwright/test';

/** Waits until these texts stand in a log, each once, in this order. None may be part of another. */
export async function expectInOrder(log: Locator, texts: readonly string[]): Promise<void> {
  const message = `${texts.join(' · ')}: each once, in this order`;
  const found = async () => findAll((await log.textContent()) ?? '', texts);
  await expect.poll(found, { message }).toEqual(texts);
}

/** The texts in the order in which they occur, each as often as it does. */
function findAll(words: string, texts: readonly string[]): string[] {
  const places = texts.flatMap((text) => placesOf(words, text).map((at) => ({ text, at })));
  return places.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
}

function placesOf(words: string, text: string): number[] {
  const at: number[] = [];
  for (let from = words.indexOf(text); from >= 0; from = words.indexOf(text, from + 1))
    at.push(from);
  return at;
}
