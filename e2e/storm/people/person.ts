import type {
  AgentClient,
  ChatState,
  KeyValueStore,
  SendOptions,
  VisitorClient,
} from '@porchlight/client';
import { createFakeBrowser } from '@porchlight/client/testing';
import type { Ack, Commands, Id, Party } from '@porchlight/protocol';
import type { Deed } from '../deeds.ts';
import { createDice } from '../dice.ts';
import type { Era, Gone, PersonRecord, Reworded, Said, Seen, Withdrawn } from '../history.ts';
import { createTally } from '../tally.ts';
import { chooseFiles } from './choose-files.ts';
import { endOf } from './end-of.ts';
import { createJumpingClock } from './jumping-clock.ts';
import type { Parcel } from './parcels.ts';
import { openTab, type Tab } from './tab.ts';
import type { WireNotes } from './wire.ts';
import { markOf } from './words.ts';

/** Who somebody is, and where their server is. */
export interface PersonOptions {
  readonly name: string;
  readonly party: Party;
  readonly token: string;
  /** Where the server is reached: through a proxy. */
  readonly url: string;
  readonly seed: number;
  readonly era: () => Era;
  /** Asks for the session again; false where it is somebody else's now. */
  readonly renew: () => Promise<boolean>;
}

/** How words without files are meant. */
export type Manner = Pick<SendOptions, 'internal' | 'reply_to'>;

/** Somebody with a browser of their own, in whose tabs the real client runs; everything done and seen is written down. */
export interface Person {
  readonly name: string;
  readonly party: Party;
  /** What the next thing that this person writes begins with. */
  readonly mark: () => string;
  /** Erased, or somebody else: nothing more is done in this name. */
  readonly isGone: () => boolean;
  /** What each open tab shows. */
  readonly states: () => readonly ChatState[];
  /** The client of one of the tabs. */
  readonly client: () => VisitorClient | AgentClient;
  /** Opens the first tab. */
  readonly arrives: () => Promise<void>;
  /** Says something; resolves once the outbox keeps it, or the tab has died. */
  readonly says: (conversation_id: Id, text: string, options?: Manner) => Promise<void>;
  /** Says something with files. */
  readonly sends: (conversation_id: Id, text: string, parcels: readonly Parcel[]) => Promise<void>;
  /** Asks the server for something in one of the tabs; undefined where that dies first. */
  readonly asks: <Name extends keyof Commands>(
    name: Name,
    payload: Commands[Name],
  ) => Promise<Ack<object> | undefined>;
  /** Has the end of a conversation on screen from now on, and looks at it or away. */
  readonly looks: (conversation_id: Id, isReading: boolean) => void;
  /** Looks at the end of every conversation, one after another, as somebody does who comes back from lunch. */
  readonly readsEverything: () => Promise<void>;
  /** Takes back one of the last messages, wherever it is. */
  readonly takesBack: () => Promise<void>;
  /** Gives one of the last messages that have been sent another text. */
  readonly rewords: () => Promise<void>;
  /** Loses a tab without a warning and opens another one. */
  readonly reopens: () => Promise<void>;
  /** Opens a second tab, or closes it. */
  readonly opensAnother: () => Promise<void>;
  /** A tab stands still for a while, as hidden ones do. */
  readonly freezes: (ms: number) => void;
  readonly setsClock: (ms: number) => void;
  readonly wakes: () => void;
  readonly record: () => Promise<PersonRecord>;
  readonly leaves: () => void;
}

/** How long everything stays on screen before the next, in milliseconds: longer than what counts as reading. */
const glance_ms = 700;

/** Makes somebody who has not arrived yet. */
export function createPerson(options: PersonOptions): Person {
  const { name, party, era, seed } = options;
  const dice = createDice(seed, name, 'tabs');
  const clock = createJumpingClock();
  const browser = createFakeBrowser(clock);
  const order = orderOfWriting(browser.storage);
  const notes: WireNotes = {
    acked: [],
    left: [],
    refused: [],
    refused_files: [],
    refused_words: [],
    claimed: [],
    done: [],
    rated: [],
    told: [],
    did: createTally(),
  };
  const did = (deed: Deed): void => notes.did.add(deed);
  const looked = new Map<Id, number>();
  const seen = new Map<Id, Seen>();
  const begun: Said[] = [];
  const said: Said[] = [];
  const withdrawn: Withdrawn[] = [];
  const reworded: { -readonly [Key in keyof Reworded]: Reworded[Key] }[] = [];
  const all: Tab[] = [];
  let open: readonly Tab[] = [];
  let gone: Gone | null = null;
  let lines = 0;
  /** The era that frozen tabs have heard of, and how many of them are frozen or still catching up. */
  let behind: Era | null = null;
  let late = 0;
  const heard = (): Era => behind ?? era();

  const hasRefused = ({ files = [] }: Said): boolean =>
    files.some(({ id }) => notes.refused_files.includes(id));

  const states = () => open.map(({ client }) => client.getState());

  const one = (): Tab => {
    const tab = dice.one(open);
    if (tab === undefined) throw new Error(`${name} has no tab`);
    return tab;
  };

  async function opens(): Promise<void> {
    const { random } = createDice(seed, name, 'tab', all.length);
    const tab = openTab({ ...options, browser, notes, looked, seen, heard, states }, random);
    all.push(tab);
    open = [...open, tab];
    tab.client.subscribe(() => {
      // In a turn of its own, as what is loaded for it comes.
      if (tab.gone() !== null) queueMicrotask(() => void lets(tab));
    });
    await tab.client.start();
  }

  /** As the widget's frame does: lets go of all that was this visitor's, and loads the page again, as nobody. */
  async function lets(tab: Tab): Promise<void> {
    const why = tab.gone();
    if (why === null || !open.includes(tab)) return;
    gone = gone === 'erased' ? gone : why;
    open = open.filter((other) => other !== tab);
    if (why === 'erased') await Promise.race([tab.client.signOut({ discard: true }), tab.died]);
    tab.kill();
  }

  function closes(tab: Tab): void {
    open = open.filter((other) => other !== tab);
    tab.kill();
  }

  async function say(
    { client, died }: Tab,
    words: Omit<Said, 'id' | 'era' | 'internal'>,
    options: SendOptions,
  ): Promise<void> {
    const { conversation_id, text } = words;
    const message = { ...words, internal: options.internal === true, era: era() };
    const sending = client.send(conversation_id, text, options);
    // The id is known before the promise is kept: the message is on screen at once.
    const { outbox } = client.getState();
    const shown = outbox.findLast((one) => one.text === text && one.files === options.files);
    const id = shown?.id ?? '';
    begun.push({ id, ...message });
    await Promise.race([sending.then(() => said.push({ id, ...message })), died]);
  }

  return {
    name,
    party,
    mark: () => markOf(name, (lines += 1)),
    isGone: () => gone !== null,
    states,
    client: () => one().client,
    arrives: opens,
    says(conversation_id, text, options: Manner = {}) {
      const { internal: _internal, ...answer } = options;
      return say(one(), { conversation_id, text, ...answer }, options);
    },
    async sends(conversation_id, text, parcels) {
      const tab = one();
      const choosing = chooseFiles(tab.client, conversation_id, parcels);
      const chosen = await Promise.race([choosing, tab.died]);
      if (chosen === undefined) return;
      const files = chosen.map(({ id, size }, at) => ({ id, size, hash: parcels[at]?.hash ?? '' }));
      await say(tab, { conversation_id, text, files }, { files: chosen });
    },
    asks(name, payload) {
      const { client, died } = one();
      const ask = client.ask as (name: string, payload: object) => Promise<Ack<object>>;
      return Promise.race([ask(name, payload), died.then(() => undefined)]);
    },
    looks: (conversation_id, isReading) => one().looks(conversation_id, isReading),
    async readsEverything() {
      if (gone !== null) return;
      const tab = one();
      for (const id of Object.keys(tab.client.getState().logs)) {
        tab.looks(id, true);
        await new Promise((resolve) => setTimeout(resolve, glance_ms));
      }
    },
    async takesBack() {
      const message = dice.one(said.slice(-5));
      if (message === undefined) return;
      const { client, died } = one();
      const { id, conversation_id } = message;
      withdrawn.push({ id, era: era() });
      if (message.files !== undefined) did('files taken back');
      // What is on its way out is cancelled, which recalls it where the server may have it.
      const isOut = client.getState().outbox.some((outgoing) => outgoing.id === id);
      const done = isOut ? client.cancel(id) : client.recall(conversation_id, id);
      await Promise.race([done, died]);
    },
    async rewords() {
      const { client, died } = one();
      const unsent = new Set(client.getState().outbox.map(({ id }) => id));
      const message = dice.one(said.slice(-5).filter(({ id }) => !unsent.has(id)));
      if (message === undefined) return;
      const { id, conversation_id } = message;
      const words = { id, text: `${message.text} ✎ ${reworded.length}`, era: era(), kept: false };
      reworded.push(words);
      const keeping = client.edit(conversation_id, id, words.text);
      await Promise.race([keeping.then(() => (words.kept = true)), died]);
    },
    async reopens() {
      did('tab lost');
      closes(one());
      await opens();
    },
    async opensAnother() {
      if (open.length > 1) return closes(one());
      did('second tab');
      await opens();
    },
    freezes(ms) {
      did('tab frozen');
      const tab = one();
      behind ??= era();
      late += 1;
      tab.freeze();
      setTimeout(() => {
        tab.thaw();
        // It tells the others what it hears late.
        setTimeout(() => {
          late -= 1;
          if (late === 0) behind = null;
        }, glance_ms);
      }, ms);
    },
    setsClock(ms) {
      did('clock set');
      clock.jump(ms);
    },
    wakes: () => open.forEach(({ client }) => client.connectNow()),
    record: async () => ({
      name,
      party,
      said: said.toSorted((one, other) => order.lastIndexOf(one.id) - order.lastIndexOf(other.id)),
      begun,
      withdrawn,
      reworded,
      ...notes,
      // What the server won't have of a message's files it won't have of the message.
      refused: [...notes.refused, ...begun.filter(hasRefused).map(({ id }) => id)],
      did: notes.did.counts(),
      seen: [...seen.values()],
      sights: all.flatMap((tab) => tab.sights),
      gone,
      left_behind: [
        ...(await browser.storage.entries('')).map(([key]) => key),
        ...(await browser.bytes.ids()),
      ],
      ends: open.map(({ client }) => endOf(client.getState())),
    }),
    leaves: () => open.forEach(closes),
  };
}

/** Ids of messages in the order in which the outbox of all tabs took them, whenever their tabs heard of it. */
function orderOfWriting(storage: KeyValueStore): readonly Id[] {
  const order: Id[] = [];
  const { append } = storage;
  Object.assign(storage, {
    append: (prefix: string, name: string, value: string) => {
      if (prefix.endsWith('/outbox/')) order.push(name);
      return append(prefix, name, value);
    },
  });
  return order;
}
