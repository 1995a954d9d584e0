import { describe, expect, it } from 'vitest';
import type { StormRecord } from '../history.ts';
import { checkStorm } from './check-storm.ts';
import { createSyntheticStorm } from './test/synthetic-storm.ts';

/** Everything in a record may be spoilt here. */
type Spoilt<Thing> =
  Thing extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : Thing extends ReadonlySet<infer Item>
      ? Set<Item>
      : { -readonly [Key in keyof Thing]: Spoilt<Thing[Key]> };

type Storm = Spoilt<StormRecord>;

interface Parts extends Storm {
  readonly mia: Storm['people'][number];
  readonly ada: Storm['people'][number];
  /** The conversation as agents, and as its visitor, are told it; and as the visitor's client shows it. */
  readonly talk: Storm['truth']['agents'][string];
  readonly visit: Storm['truth']['visitors'][string];
  readonly end: Storm['people'][number]['ends'][number];
  readonly shown: Storm['people'][number]['ends'][number]['conversations'][string];
}

function partsOf(storm: Storm): Parts {
  const [mia, ada] = storm.people;
  const { talk } = storm.truth.agents;
  const { talk: visit } = storm.truth.visitors;
  const end = mia?.ends[0];
  const shown = end?.conversations['talk'];
  if (!mia || !end || !ada || !talk || !visit || !shown) throw new Error('the storm lacks a part');
  return { ...storm, mia, ada, talk, visit, end, shown };
}

/** Changes one of a list. */
function change<Thing extends object>(
  list: readonly Thing[],
  index: number,
  to: Partial<Thing>,
): void {
  Object.assign(list.at(index) ?? {}, to);
}

function rulesBroken(spoil: (parts: Parts) => void): readonly string[] {
  const storm = structuredClone(createSyntheticStorm()) as Storm;
  spoil(partsOf(storm));
  return [...new Set(checkStorm(storm).map(({ rule }) => rule))];
}

const acked = 'what was acknowledged is there, once';
const written = 'what was written is sent';
const phantom = 'nothing is there that nobody wrote';
const order = "the sender's order is kept";
const chain = 'the chain is unbroken';
const agree = 'feed, logs and database agree';
const rise = 'receipts only rise, and somebody claimed them';
const honest = 'a claim is true';
const taken = 'a claim that was taken is kept';
const marks = 'watermarks and counters agree';
const fresh = 'a client shows what a fresh one would';
const gone = 'what was taken back is gone';
const reworded = 'what was changed last is what it says';
const sights = 'nothing is shown twice, out of order or falling';
const back = 'everybody comes back';
const done = 'what was done stands where the answer said';
const once = 'what was sent again is done once';
const team = 'who has left has nothing to answer';

const wordless = 'of whoever was erased no word is left';
const ended = 'an erasure comes to its end, once';
const fileless = 'of whoever was erased no file is left';
const anew = 'devices of whoever was erased begin anew, and no others';
const whole = 'the files of what was acknowledged are there, whole';
const own = 'a message has the files that it was sent with';
const erased = 'the files of what was taken back are gone';

const newWords = { id: 'm2', text: 'hello, hello', era: 0, kept: true };

it('finds nothing in a storm where everything went well', () => {
  expect(checkStorm(createSyntheticStorm())).toEqual([]);
});

describe('one fault at a time', () => {
  const faults: readonly [string, string, (parts: Parts) => void][] = [
    ['something that was done and stands nowhere', done, ({ ada }) => void ada.done.push(assigned)],
    [
      'a rating that was told twice',
      once,
      ({ mia, talk }) => {
        mia.rated.push({ command_id: 'c1', conversation_id: 'talk' });
        for (const index of [3, 4])
          change(talk.events, index, { event_type: 'conversation.rated' } as never);
      },
    ],
    [
      'somebody removed who is there again',
      team,
      ({ removed }) => void removed.push({ id: 'noor', era: 0 }),
    ],
    [
      'a conversation of somebody who has left',
      team,
      ({ talk, truth }) => {
        talk.conversation.assignee_id = 'noor';
        truth.gone.push('noor');
      },
    ],
    ['a word of somebody erased', wordless, ({ erased }) => void erased.add('mia')],
    ['an erasure that did not come to its end', ended, ({ erased }) => void erased.add('mia')],
    ['a file of somebody erased', fileless, ({ erased }) => void erased.add('mia')],
    ['a device of somebody erased that goes on', anew, ({ erased }) => void erased.add('mia')],
    ['a device that lets go of what nobody erased', anew, ({ mia }) => void (mia.gone = 'another')],
    [
      'a device of somebody erased that keeps something',
      anew,
      ({ erased, mia }) => {
        erased.add('mia');
        Object.assign(mia, { ends: [], gone: 'erased', left_behind: ['a draft'] });
      },
    ],
    ['a file that is not given', whole, ({ truth }) => truth.files.given.visitor.clear()],
    ['a file with other bytes', whole, ({ truth }) => truth.files.given.agent.set('f5', 'other')],
    ['a message without its file', own, ({ mia }) => void delete mia.begun[1]?.files],
    [
      'a file that outlives its message',
      erased,
      ({ mia, truth }) => {
        mia.withdrawn.push({ id: 'm5', era: 0 });
        change(truth.messages, 3, { recalled_at: 'now' });
      },
    ],
    ['a message lost from the database', acked, ({ truth }) => void truth.messages.pop()],
    [
      'a message twice in the database',
      acked,
      ({ truth }) => void truth.messages.push(...truth.messages.slice(0, 1)),
    ],
    [
      'a message with another seq than was acknowledged',
      acked,
      ({ mia }) => change(mia.acked, 0, { seq: 3 }),
    ],
    ['a message lost from the feed', acked, ({ truth }) => void truth.feed.splice(1, 1)],
    ['a message the visitor is not told', acked, ({ visit }) => void visit.events.splice(1, 1)],
    [
      'a message that never left the outbox',
      written,
      ({ mia }) =>
        void mia.said.push({
          id: 'm9',
          conversation_id: 'talk',
          text: '',
          internal: false,
          era: 0,
        }),
    ],
    [
      'a message that was taken back and still speaks',
      gone,
      ({ mia }) => void mia.withdrawn.push({ id: 'm2', era: 0 }),
    ],
    ['an edit that was lost', reworded, ({ mia }) => void mia.reworded.push(newWords)],
    ['a message of nobody', phantom, ({ truth }) => change(truth.messages, 0, { id: 'm9' })],
    [
      "a message in another's name",
      phantom,
      ({ truth }) => change(truth.messages, 0, { author_id: 'ada' }),
    ],
    [
      'a message whose text has changed',
      phantom,
      ({ truth }) => change(truth.messages, 0, { text: 'help' }),
    ],
    [
      'a message that was seen and is not there',
      phantom,
      ({ ada }) => void ada.seen.push({ id: 'm9', seq: 9, era: 0 }),
    ],
    ['an answer to nothing', phantom, ({ mia }) => change(mia.begun, 1, { reply_to: 'm3' })],
    ['a note that became public', phantom, ({ ada }) => change(ada.begun, 1, { internal: false })],
    [
      'messages in another order than they were written',
      order,
      ({ mia }) => void (mia.said = mia.said.toReversed()),
    ],
    ['a seq that is missing', chain, ({ talk }) => void talk.events.splice(2, 1)],
    ['a prev that skips one', chain, ({ talk }) => change(talk.events, 3, { prev: 2 })],
    [
      'a visitor who is given a note',
      chain,
      ({ talk, visit }) => void visit.events.push(talk.events[3] as never),
    ],
    ['a head that is too high', chain, ({ talk }) => void (talk.conversation.head = 6)],
    [
      'a feed in another order than the database',
      agree,
      ({ truth }) => void (truth.rows = truth.rows.toReversed()),
    ],
    [
      'positions that fall',
      agree,
      ({ truth }) => {
        for (const [index, item] of truth.feed.entries()) {
          ('event' in item ? item.event : item.receipt).position = 9 - index;
          change(truth.rows, index, { position: 9 - index });
        }
      },
    ],
    ['a receipt that nobody claimed', rise, ({ mia }) => void mia.claimed.pop()],
    ['a receipt that falls', rise, ({ truth }) => void (truth.feed = truth.feed.toReversed())],
    [
      'delivered without having everything',
      honest,
      ({ ada }) => change(ada.claimed, 2, { held_seqs: [2, 4, 5] }),
    ],
    ['read without having looked', honest, ({ ada }) => change(ada.claimed, 1, { looked_seq: 0 })],
    [
      'a claim that was taken and is lost',
      taken,
      ({ mia }) => change(mia.claimed, 0, { up_to_seq: 5 }),
    ],
    [
      'a watermark that was not merged',
      marks,
      ({ talk }) => void (talk.conversation.agent_read_seq = 1),
    ],
    ['a counter that is off', marks, ({ talk }) => void (talk.conversation.visitor_count = 3)],
    ['a client with a gap', fresh, ({ shown }) => void shown.log?.entries.splice(1, 1)],
    [
      'a client with a stale tick',
      fresh,
      ({ shown }) => void Object.assign(shown.summary ?? {}, { agent_read_seq: 1 }),
    ],
    ['a client without a step', fresh, ({ shown }) => void shown.log?.steps.shift()],
    ['a client without its conversation', fresh, ({ end }) => void (end.conversations = {})],
    [
      'a status that fell',
      sights,
      ({ mia }) =>
        void mia.sights.push({
          what: 'a status fell',
          conversation_id: 'talk',
          detail: '',
          era: 0,
        }),
    ],
    ['somebody who never came back', back, ({ end }) => void (end.live = false)],
    ['somebody with unsent words', back, ({ end }) => void end.unsent.push('m9')],
  ];

  it.each(faults)('finds %s', (_fault, rule, spoil) => {
    expect(rulesBroken(spoil)).toContain(rule);
  });
});

describe('a message with several texts', () => {
  const first = { ...newWords, text: 'first' };
  const second = { ...newWords, text: 'second' };
  const judge = (says: string, spoil: (parts: Parts) => void) =>
    rulesBroken((storm) => {
      storm.mia.reworded.push({ ...first }, { ...second });
      change(storm.truth.messages, 0, { text: says });
      spoil(storm);
    });

  it('says the last of them', () => {
    expect(judge('second', () => {})).not.toContain(reworded);
    expect(judge('first', () => {})).toContain(reworded);
  });

  it('may leave out what was refused, and what no device promised to keep', () => {
    const refuse = ({ mia }: Parts) =>
      void mia.refused_words.push({ id: second.id, text: second.text });
    expect(judge('first', refuse)).not.toContain(reworded);
    expect(judge('first', ({ mia }) => change(mia.reworded, 1, { kept: false }))).not.toContain(
      reworded,
    );
    expect(judge('hello', refuse)).toContain(reworded);
  });

  it('may have lost with its disk what was wanted before', () => {
    const lose = ({ restores }: Parts) =>
      void restores.push({ era: 1, kept: new Set(['m2', 'm3', 'm4', 'm5']) });
    expect(judge('hello', lose)).not.toContain(reworded);
  });

  it('says nothing that nobody wanted', () => {
    expect(judge('third', () => {})).toContain(phantom);
    expect(judge('second', () => {})).not.toContain(phantom);
  });
});

const assigned = {
  event_type: 'conversation.assigned',
  conversation_id: 'talk',
  seq: 5,
  era: 0,
} as const;

describe('after a restore', () => {
  const restore = (kept: readonly string[]) => ({ era: 1, kept: new Set(kept) });

  /** Everything that was said last is lost with the disk it was on; everybody has started again from what is left. */
  function loseTheLast({ truth, ada }: Parts): void {
    truth.messages.pop();
    ada.claimed.pop();
  }

  it('forgives what was not in the copy', () => {
    const broken = rulesBroken((storm) => {
      storm.restores.push(restore(['m2', 'm3', 'm4']));
      loseTheLast(storm);
    });
    expect(broken).not.toContain(acked);
    expect(broken).not.toContain(written);
  });

  it('forgives its place to what was told and lost, and to nothing else', () => {
    const orderBroken = (kept: string[]) =>
      rulesBroken((storm) => {
        storm.restores.push(restore(kept));
        storm.mia.said = storm.mia.said.toReversed();
        storm.mia.left = storm.mia.acked.map(({ id }) => ({ id, era: 0 }));
        for (const one of storm.mia.acked) one.era = 1;
      }).includes(order);
    expect(orderBroken([])).toBe(false);
    expect(orderBroken(['m2', 'm3', 'm4', 'm5'])).toBe(true);
  });

  it('forgives its place to what was taken back on its way, and to nothing else', () => {
    const orderBroken = (withdrawn: readonly string[]) =>
      rulesBroken(({ mia }) => {
        mia.said = mia.said.toReversed();
        mia.withdrawn = withdrawn.map((id) => ({ id, era: 0 }));
      }).includes(order);
    const all = createSyntheticStorm().people[0]?.said.map(({ id }) => id) ?? [];
    expect(orderBroken(all)).toBe(false);
    expect(orderBroken(all.slice(0, -2))).toBe(true);
  });

  it('forgives nothing that was in the copy', () => {
    const broken = rulesBroken((storm) => {
      storm.restores.push(restore(['m2', 'm3', 'm4', 'm5']));
      loseTheLast(storm);
    });
    expect(broken).toContain(acked);
  });

  it('forgives what was done, and who was removed, before it, and nothing since', () => {
    const broken = (era: number) =>
      rulesBroken((storm) => {
        storm.restores.push(restore(['m2', 'm3', 'm4', 'm5']));
        storm.ada.done.push({ ...assigned, era });
        storm.removed.push({ id: 'noor', era });
      }).filter((rule) => rule === done || rule === team);
    expect(broken(0)).toEqual([]);
    expect(broken(1)).toEqual([done, team]);
  });

  it('forgives nothing that was acknowledged since', () => {
    const broken = rulesBroken((storm) => {
      storm.restores.push(restore(['m2', 'm3', 'm4']));
      change(storm.mia.acked, 1, { era: 1 });
      loseTheLast(storm);
    });
    expect(broken).toContain(acked);
  });
});
