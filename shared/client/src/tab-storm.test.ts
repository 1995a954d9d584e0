import type { Id } from '@porchlight/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { VisitorClient } from './chat-client.ts';
import './change-desk.ts';
import './tab-work.ts';
import { createRoughNetwork, type CallFate, type RoughNetwork } from './test/rough-network.ts';
import { createStage, type Person, type Stage } from './test/stage.ts';
import { copyOf, messagesIn, putBack, type ServerCopy } from './test/server-copy.ts';
import { watchTicks } from './test/watch-ticks.ts';
import { createFakeBrowser, type FakeBrowser, type FakeTab } from './testing/index.ts';

type Deed =
  | { readonly kind: 'agent says' | 'cut' | 'restart' | 'copy' | 'restore' | 'open' }
  | { readonly kind: TabDeed; readonly tab: number }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'weather'; readonly calls: CallFate[] };

type TabDeed =
  | 'says'
  | 'cancels'
  | 'is killed'
  | 'freezes'
  | 'thaws'
  | 'hides'
  | 'shows'
  | 'goes aside'
  | 'comes back';

const inTab = (weight: number, ...kinds: TabDeed[]) => ({
  weight,
  arbitrary: fc.record({ kind: fc.constantFrom(...kinds), tab: fc.nat(3) }),
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  inTab(10, 'says'),
  inTab(1, 'cancels'),
  inTab(4, 'is killed', 'freezes', 'thaws', 'hides', 'shows', 'goes aside', 'comes back'),
  {
    weight: 4,
    arbitrary: fc.constantFrom<Deed>(
      { kind: 'open' },
      { kind: 'open' },
      { kind: 'agent says' },
      { kind: 'cut' },
      { kind: 'restart' },
      { kind: 'copy' },
      { kind: 'restore' },
      { kind: 'restore' },
    ),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.nat(6_000) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('weather' as const),
      calls: fc.array(fc.constantFrom<CallFate>('is lost', 'is not answered', 'arrives'), {
        maxLength: 3,
      }),
    }),
  },
);

interface Saying {
  readonly tab: number;
  readonly text: string;
  readonly id: Id;
  /** The tab was told that it is kept. */
  kept: boolean;
  cancelled: boolean;
}

interface Tab {
  readonly nr: number;
  readonly page: FakeTab;
  readonly mia: Person<VisitorClient>;
  gone: boolean;
  frozen: boolean;
}

interface Cast {
  readonly stage: Stage;
  readonly network: RoughNetwork;
  readonly browser: FakeBrowser;
  readonly talk: Id;
  readonly token: string;
  readonly tabs: Tab[];
  readonly said: Saying[];
  /** What stood in the database when it was copied. */
  copy: ServerCopy;
  /** What was lost when an older copy was put back. */
  readonly lost: Set<Id>;
  restores: number;
  readonly wrong: string[];
  readonly met: Record<string, number>;
}

/** The server is started again on an older copy of its database, as whoever restores a backup does. */
function restore(cast: Cast): void {
  const { stage, talk, copy, lost } = cast;
  cast.restores += 1;
  const kept = new Set(messagesIn(copy, talk));
  for (const id of messagesIn(stage.server.past.tables, talk)) if (!kept.has(id)) lost.add(id);
  putBack(stage, copy);
}

async function turn({ stage }: Cast): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await stage.clock.advance(0);
}

async function open(cast: Cast): Promise<void> {
  const { stage, network, browser, token, talk, tabs, wrong } = cast;
  const page = browser.openTab();
  const mia = await stage.visitor({ tab: page, token, through: network.through });
  watchTicks(mia, talk, { restores: () => cast.restores, wrong });
  tabs.push({ nr: tabs.length, page, mia, gone: false, frozen: false });
  await turn(cast);
}

function say({ stage, talk, said }: Cast, { nr, mia }: Tab): void {
  const text = `${said.length} in ${nr}`;
  const sending = mia.client.send(talk, text);
  const id = mia.client.getState().outbox.at(-1)?.id ?? stage.newId();
  const saying: Saying = { tab: nr, text, id, kept: false, cancelled: false };
  said.push(saying);
  void (async () => {
    await sending;
    saying.kept = true;
  })();
}

async function cancel({ said }: Cast, { mia }: Tab): Promise<void> {
  const last = mia.client.getState().outbox.at(-1);
  const saying = said.find(({ id }) => id === last?.id);
  if (saying === undefined) return;
  if ((await mia.client.cancel(saying.id)) !== undefined) saying.cancelled = true;
}

function inPage(cast: Cast, tab: Tab, kind: TabDeed): void {
  const { page, mia } = tab;
  switch (kind) {
    case 'says':
      return tab.frozen ? undefined : say(cast, tab);
    case 'cancels':
      return tab.frozen ? undefined : void cancel(cast, tab);
    case 'is killed':
      tab.gone = true;
      return page.kill();
    case 'freezes':
      tab.frozen = true;
      return page.freeze();
    case 'thaws':
      tab.frozen = false;
      return page.thaw();
    case 'hides':
    case 'shows':
      return mia.page.show(kind === 'shows');
    case 'goes aside':
      return tab.frozen ? undefined : mia.page.tell('aside');
    case 'comes back':
      return tab.frozen ? undefined : mia.page.tell('back');
  }
}

async function perform(cast: Cast, act: Deed): Promise<void> {
  const { stage, network, tabs, met } = cast;
  const alive = tabs.filter(({ gone }) => !gone);
  met[act.kind] = (met[act.kind] ?? 0) + 1;
  switch (act.kind) {
    case 'agent says':
      stage.server.execute(...agentSays(cast));
      break;
    case 'cut':
      network.cut();
      break;
    case 'restart':
      stage.server.restart();
      break;
    case 'copy':
      cast.copy = copyOf(stage.server.past.tables);
      break;
    case 'restore':
      restore(cast);
      break;
    case 'open':
      if (alive.length < 4) await open(cast);
      break;
    case 'time':
      await stage.clock.advance(act.ms);
      break;
    case 'weather':
      network.calls.push(...act.calls);
      break;
    case 'says':
    case 'cancels':
    case 'is killed':
    case 'freezes':
    case 'thaws':
    case 'hides':
    case 'shows':
    case 'goes aside':
    case 'comes back': {
      const tab = alive[act.tab % Math.max(1, alive.length)];
      if (tab !== undefined) inPage(cast, tab, act.kind);
    }
  }
  await turn(cast);
}

function agentSays({ stage, talk }: Cast): Parameters<Stage['server']['execute']> {
  const session = stage.server.access.signIn({ email: 'ada@porchlight.example', password: 'x' });
  const ada = session.ok ? stage.server.access.principalOf(session.token) : undefined;
  if (ada === undefined) throw new Error('nobody is there');
  const payload = { id: stage.newId(), conversation_id: talk, text: 'from Ada' };
  return [ada, 'console', 'message.send', payload];
}

async function enter(seed: number, met: Record<string, number>): Promise<Cast> {
  const stage = createStage(seed);
  const network = createRoughNetwork(stage.clock);
  const browser = createFakeBrowser(stage.clock);
  const talk = stage.newId();
  const first = await stage.visitor();
  await first.says(talk, 'hello');
  first.client.close();
  const { token } = first;
  const copy = copyOf(stage.server.past.tables);
  const people = { tabs: [], said: [], wrong: [], met };
  const cast = {
    stage,
    network,
    browser,
    talk,
    token,
    copy,
    lost: new Set<Id>(),
    restores: 0,
    ...people,
  };
  await open(cast);
  await open(cast);
  return cast;
}

/** The storm is over: every page that is left goes on, and there is time for everything. */
async function calm(cast: Cast): Promise<void> {
  cast.network.calls.length = 0;
  for (const { gone, page, mia } of cast.tabs) {
    if (gone) continue;
    page.thaw();
    mia.page.show(true);
    mia.page.tell('back');
  }
  await open(cast);
  for (let minute = 0; minute < 3; minute += 1) {
    await cast.stage.clock.advance(60_000);
    await turn(cast);
  }
}

function judge({ stage, network, talk, said, tabs, wrong, lost: forgiven, restores }: Cast): void {
  expect(wrong).toEqual([]);
  const log = stage.server.past.tables.logs.get(talk) ?? [];
  const written = log.flatMap(({ event }) =>
    event.event_type === 'message.created' ? [event.data.message] : [],
  );
  expect(new Set(written.map(({ id }) => id)).size).toBe(written.length);
  const stands = new Map(written.map((message) => [message.id, message]));
  const missing = said.filter(({ kept, cancelled, id }) => kept && !cancelled && !stands.has(id));
  const lost = missing.filter(({ id }) => !forgiven.has(id));
  expect(lost).toEqual([]);
  // A recall that came after the copy was lost with everything else.
  const come_back = said.filter(
    ({ cancelled, id }) => cancelled && restores === 0 && stands.get(id)?.text,
  );
  expect(come_back).toEqual([]);
  for (const { nr } of tabs) {
    // What comes again after it was lost, comes behind what was not.
    const mine = said.filter(({ tab, id }) => tab === nr && stands.has(id) && !forgiven.has(id));
    const seqs = mine.map(({ id }) => stands.get(id)?.seq ?? 0);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  }
  const alive = tabs.filter(({ gone }) => !gone);
  const states = alive.map(({ mia }) => mia.client.getState());
  for (const { outbox, changing } of states) expect([outbox, changing]).toEqual([[], {}]);
  expect(states.filter(({ leadership }) => leadership === 'leader')).toHaveLength(1);
  expect(states.filter(({ leadership }) => leadership === 'alone')).toEqual([]);
  expect(network.open()).toBe(1);
  const shown = alive.map(({ mia }) => mia.sees(talk));
  for (const lines of shown) expect(lines).toEqual(shown[0]);
  expect(states[0]?.logs[talk]?.head).toBe(log.at(-1)?.event.seq);
}

it('[TB1][TB3][TB4] loses nothing and shows nothing twice, whatever happens to tabs', async () => {
  const met: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.array(deed, { maxLength: 50, size: 'max' }),
      async (seed, deeds) => {
        const cast = await enter(seed, met);
        for (const act of deeds) await perform(cast, act);
        await calm(cast);
        judge(cast);
        expect(await cast.browser.storage.entries('')).toEqual([]);
        for (const { mia } of cast.tabs) mia.client.close();
      },
    ),
    { numRuns: 80 },
  );
  // The storm must have stormed.
  for (const kind of [
    'says',
    'cancels',
    'is killed',
    'freezes',
    'goes aside',
    'cut',
    'restart',
    'restore',
  ]) {
    expect(met[kind]).toBeGreaterThan(5);
  }
}, 120_000);
