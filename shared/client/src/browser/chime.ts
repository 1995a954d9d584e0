/** Two soft notes, a fifth apart. */
const notes_hz = [659.25, 987.77];
const note_s = 0.16;
const loudness = 0.12;

/** The parts of Web Audio that it takes. */
export type ChimeContext = Pick<
  AudioContext,
  'currentTime' | 'destination' | 'createOscillator' | 'createGain'
>;

/** Plays them, made of nothing but sums: there is no file to fetch. */
export function playChime(context: ChimeContext): void {
  for (const [index, hz] of notes_hz.entries()) {
    const from = context.currentTime + index * note_s;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hz;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(loudness, from + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, from + 3 * note_s);
    tone.connect(gain).connect(context.destination);
    tone.start(from);
    tone.stop(from + 3 * note_s);
  }
}

let context: AudioContext | undefined;

/** Plays them on this page, if somebody has ever pressed anything on it: before that browsers allow no sound. */
export function chime(): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  void context.resume();
  playChime(context);
}
