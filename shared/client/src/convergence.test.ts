import { conversationForVisitor, type Id, type StoredEvent } from '@porchlight/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timelineOf } from './timeline.ts';
import type { AgentClient, VisitorClient } from './chat-client.ts';
import {
  createRoughNetwork,
  type CallFate,
  type FrameFate,
  type RoughNetwork,
} from './test/rough-network.ts';
import { createStage, rowOf, type Person, type Stage } from './test/stage.ts';

type Deed =
  | {
      readonly kind:
        | 'visitor says'
        | 'agent says'
        | 'agent notes'
        | 'both read'
        | 'takes back'
        | 'cut'
        | 'restart';
    }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'weather'; readonly frames: FrameFate[]; readonly calls: CallFate[] };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'visitor says' } as const) },
  { weight: 4, arbitrary: fc.constant({ kind: 'agent says' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'agent notes' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'both read' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'takes back' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cut' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' } as const) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.nat(12_000) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('weather' as const),
      frames: fc.array(
        fc.constantFrom<FrameFate>('is lost', 'comes twice', 'comes late', 'arrives'),
        {
          maxLength: 6,
        },
      ),
      calls: fc.array(fc.constantFrom<CallFate>('is lost', 'is not answered', 'arrives'), {
        maxLength: 3,
      }),
    }),
  },
);

const rank = ['failed', 'pending', 'sent', 'delivered', 'read'];

/** Watches that nothing is ever shown twice or out of order, and that no status falls; notes what it saw wrong. */
function watch(
  { client }: Person<VisitorClient> | Person<AgentClient>,
  talk: Id,
  wrong: string[],
): void {
  const highest = new Map<Id, number>();
  client.subscribe(() => {
    const lines = timelineOf(client.getState(), talk);
    if (new Set(lines.map(({ key }) => key)).size !== lines.length) wrong.push('shown twice');
    const seqs = (client.getState().logs[talk]?.entries ?? []).map(({ seq }) => seq);
    if (seqs.some((seq, at) => seq <= (seqs[at - 1] ?? 0))) wrong.push(`order ${seqs.join()}`);
    for (const line of lines) {
      if (line.kind === 'activity') continue;
      const now = rank.indexOf(line.status);
      if (now < (highest.get(line.key) ?? 0)) wrong.push(`fell to ${line.status}`);
      highest.set(line.key, now);
    }
  });
}

interface Cast {
  readonly stage: Stage;
  readonly network: RoughNetwork;
  readonly talk: Id;
  readonly mia: Person<VisitorClient>;
  readonly ada: Person<AgentClient>;
  readonly wrong: string[];
}

async function enter(seed: number): Promise<Cast> {
  const stage = createStage(seed);
  const network = createRoughNetwork(stage.clock);
  const mia = await stage.visitor({ through: network.through });
  const ada = await stage.agent({ through: network.through });
  const talk = stage.newId();
  await mia.says(talk, 'hello');
  await ada.client.open(talk);
  const wrong: string[] = [];
  watch(mia, talk, wrong);
  watch(ada, talk, wrong);
  return { stage, network, talk, mia, ada, wrong };
}

async function perform(
  { stage, network, talk, mia, ada }: Cast,
  act: Deed,
  nr: number,
): Promise<void> {
  switch (act.kind) {
    case 'visitor says':
      return void (await mia.client.send(talk, `visitor ${nr}`));
    case 'agent says':
      return void (await ada.client.send(talk, `agent ${nr}`));
    case 'agent notes':
      return void (await ada.client.send(talk, `note ${nr}`, { internal: true }));
    case 'both read':
      await mia.reads(talk);
      return ada.reads(talk);
    case 'takes back':
      return takeBack(stage, talk);
    case 'cut':
      return network.cut();
    case 'restart':
      return stage.server.restart();
    case 'time':
      return stage.clock.advance(act.ms);
    case 'weather':
      network.frames.push(...act.frames);
      network.calls.push(...act.calls);
  }
}

/** Somebody, on another device, takes the last line back that still stands. */
function takeBack({ server, newId }: Stage, talk: Id): void {
  const { tables } = server.past;
  const said = (tables.logs.get(talk) ?? []).flatMap(({ event }) =>
    event.event_type === 'message.created' ? event.data.message : [],
  );
  const last = said.findLast(({ recalled_at }) => recalled_at === null);
  const author = [...tables.sessions.values()].find(({ id }) => id === last?.author.id);
  if (last === undefined || author === undefined) return;
  const payload = { id: newId(), conversation_id: talk, message_id: last.id };
  server.execute(author, 'api', 'message.recall', payload);
}

/** The storm is over: everybody reads to the end, and there is time for everything. */
async function calm({ stage, network, talk, mia, ada }: Cast): Promise<void> {
  network.frames.length = 0;
  network.calls.length = 0;
  await stage.clock.advance(180_000);
  for (let turn = 0; turn < 2; turn += 1) {
    await mia.reads(talk);
    await ada.reads(talk);
  }
  await stage.clock.advance(60_000);
}

function textIn({ event }: StoredEvent): readonly string[] {
  return event.event_type === 'message.created' ? [event.data.message.text] : [];
}

function textsOf({ client }: Person<VisitorClient> | Person<AgentClient>, talk: Id) {
  return timelineOf(client.getState(), talk).flatMap((line) =>
    line.kind === 'message' ? [line.message.text] : [],
  );
}

it('[LG3][LG8] shows everybody the same, each thing once, whatever the network does', async () => {
  const met: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(deed, { maxLength: 40 }), async (seed, deeds) => {
      const cast = await enter(seed);
      for (const [nr, act] of deeds.entries()) await perform(cast, act, nr);
      await calm(cast);
      expect(cast.wrong).toEqual([]);
      const { stage, talk, mia, ada } = cast;
      const log = stage.server.past.tables.logs.get(talk) ?? [];
      const row = rowOf(stage, talk);
      if (row === undefined) throw new Error('no conversation');
      const open = log.filter(({ internal }) => !internal);
      const shown = (person: Person<VisitorClient> | Person<AgentClient>) =>
        person.client.getState().logs[talk]?.entries.map(({ seq }) => seq);
      expect(shown(ada)).toEqual(log.map(({ event }) => event.seq));
      expect(shown(mia)).toEqual(open.map(({ event }) => event.seq));
      expect(textsOf(mia, talk)).toEqual(open.flatMap(textIn));
      expect(textsOf(ada, talk)).toEqual(log.flatMap(textIn));
      const said = deeds.filter(
        ({ kind }) => kind.endsWith('says') || kind.endsWith('notes'),
      ).length;
      expect(log.filter(({ event }) => event.event_type === 'message.created')).toHaveLength(
        said + 1,
      );
      for (const { client } of [mia, ada]) expect(client.getState().outbox).toEqual([]);
      expect(ada.client.getState().conversations[talk]).toEqual(row);
      expect(mia.client.getState().conversations[talk]).toEqual(conversationForVisitor(row));
      const ticks = ada
        .sees(talk)
        .filter((line) => line.startsWith('agent') || line.startsWith('visitor'));
      expect(ticks.filter((line) => !line.endsWith(' read'))).toEqual([]);
      for (const person of [mia, ada]) person.client.close();
      const recalled = log.filter(({ event }) => event.event_type === 'message.recalled').length;
      for (const [fate, count] of Object.entries({ ...cast.network.met, recalled }))
        met[fate] = (met[fate] ?? 0) + count;
    }),
    { numRuns: 200 },
  );
  // The storm must have stormed.
  for (const fate of ['is lost', 'comes twice', 'comes late', 'is not answered', 'cut']) {
    expect(met[fate]).toBeGreaterThan(20);
  }
  expect(met['recalled']).toBeGreaterThan(5);
}, 60_000);
