/** Who has something to ask before somebody signs out, if anybody: it goes on by `go`. */
export const before_sign_out: { ask?: ((go: () => void) => void) | undefined } = {};
