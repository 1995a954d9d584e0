import type { MockClock, Stop } from '../mock-environment.ts';
import { scenes, type SceneLine } from '../seeds/scenes.ts';
import type { People, ScriptedAgent, ScriptedVisitor } from './people.ts';

/** What guests need of the world. */
export interface GuestParts {
  readonly people: People;
  readonly clock: MockClock;
  /** In [0, 1): decides who says what, and when. */
  readonly random: () => number;
}

/** How long somebody thinks before a line: between so much and twice as much, in milliseconds. */
const thinking_ms = 4_000;

/**
 * Scripted visitors who come while the mock runs, and a colleague who plays the agents' lines of their scenes. When a scene is
 * over, somebody else comes with another. Returns their stop, after which nobody speaks any more.
 */
export async function inviteGuests(parts: GuestParts, count: number): Promise<Stop> {
  const colleague = await parts.people.agent('lin@porchlight.example');
  const stops = Array.from({ length: count }, () => invite(parts, colleague));
  return () => {
    for (const stop of stops) stop();
    colleague.leaves();
  };
}

/** One place at the table, taken by one guest after another. */
function invite({ people, clock, random }: GuestParts, colleague: ScriptedAgent): Stop {
  let guest: ScriptedVisitor | undefined;
  let isOver = false;
  let stopPause: Stop = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      stopPause = clock.after(thinking_ms * (1 + random()), resolve);
    });
  const come = async (): Promise<void> => {
    guest = await people.visitor();
    const { lines = [] } = scenes[Math.floor(random() * scenes.length)] ?? {};
    for (const line of lines) {
      await pause();
      if (isOver) return guest.leaves();
      await play(line, guest, colleague);
    }
    guest.leaves();
    return come();
  };
  void come();
  return () => {
    isOver = true;
    stopPause();
    guest?.leaves();
  };
}

/** Who has read what was said before says the line. */
async function play(
  [who, text]: SceneLine,
  guest: ScriptedVisitor,
  colleague: ScriptedAgent,
): Promise<void> {
  if (who === 'visitor') {
    await guest.says(text);
    return guest.reads();
  }
  colleague.turnsTo(guest.conversation_id);
  await (who === 'note' ? colleague.notes(text) : colleague.says(text));
  colleague.turnsTo(guest.conversation_id);
  await colleague.reads();
}
