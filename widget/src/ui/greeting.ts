import type { Id, Introduction } from '@porchlight/protocol';

/** A proactive message that the visitor has taken up. */
export interface Greeting {
  readonly text: string;
  /** The conversation that begins where it is answered. */
  readonly conversation_id: Id;
  /** What names it to the server. */
  readonly rule: NonNullable<Introduction['greeting']>;
}

let taken: Greeting | undefined;
let hear = (_greeting?: Greeting) => {};

/** The visitor has taken one up on the page around this one; without one, it is over. */
export function greet(greeting?: Greeting): void {
  taken = greeting;
  hear(taken);
}

/** Tells which one is taken up, now and from now on. A page has one chat, which hears it. */
export function onGreet(listener: typeof hear): void {
  hear = listener;
  hear(taken);
}
