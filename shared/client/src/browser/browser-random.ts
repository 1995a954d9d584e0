/** Randomness in [0, 1) that nobody can guess, since ids are made of it. */
export function browserRandom(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / 2 ** 32;
}
