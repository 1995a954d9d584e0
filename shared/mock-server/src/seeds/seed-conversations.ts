import { createIdSource, type Id, type Principal, type VisitContext } from '@porchlight/protocol';
import type { MockServer, PastMaker } from '../mock-server.ts';
import { callers, scenes, type Scene, type SceneLine } from './scenes.ts';
import { createStage, type Stage } from './stage.ts';

const minute_ms = 60_000;

/**
 * Fills a server with believable conversations of the last two weeks: answered, waiting, unread, assigned, resolved.
 * The same randomness and `now` give the same conversations. Everything is decided by the protocol's own rules.
 */
export function seedConversations(
  server: MockServer,
  count: number,
  random: () => number,
  now: number,
): void {
  // The oldest first, as the feed would have them.
  const starts = Array.from({ length: count }, () => now - age(random)).toSorted((a, b) => a - b);
  for (const start of starts) seedConversation(server.past, random, start, now);
}

/** From a minute to two weeks; the newer, the more. */
function age(random: () => number): number {
  return Math.round(minute_ms * (1 + random() ** 3 * 14 * 24 * 60));
}

function seedConversation(past: PastMaker, random: () => number, start: number, now: number): void {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const scene = pick(scenes);
  let time = start;
  const later = (minutes: number) => {
    time = Math.min(now, time + Math.round(minutes * minute_ms * random()));
    return time;
  };
  const newId = createIdSource(() => time, random);
  const visitor = addContact(past, scene, pick(callers), newId(), start);
  const stage = createStage(past, visitor, pick([...past.tables.agents.values()]), newId);
  for (const [index, line] of shorten(scene.lines, random).entries()) {
    if (index === 1) stage.agentTakesIt(later(1));
    stage.says(line, later(4));
  }
  goOn(stage, random, later);
}

/** How it stands by now: waiting unread, read but not answered yet, read to the end, or resolved. */
function goOn(stage: Stage, random: () => number, later: (minutes: number) => number): void {
  const fate = random();
  if (fate < 0.25) return;
  stage.agentReads(later(10));
  if (fate > 0.45) stage.visitorReads(later(20));
  if (fate > 0.65) stage.agentResolves(later(60));
}

/** Some conversations are still in the middle. */
function shorten(lines: readonly SceneLine[], random: () => number): readonly SceneLine[] {
  return random() < 0.6 ? lines : lines.slice(0, 1 + Math.floor(random() * lines.length));
}

function addContact(
  past: PastMaker,
  scene: Scene,
  caller: (typeof callers)[number],
  id: Id,
  start: number,
): Extract<Principal, { kind: 'visitor' }> {
  const [name, email] = caller ?? [null, null];
  const created_at = new Date(start).toISOString();
  past.tables.contacts.set(id, { id, name, email, created_at, context: contextOf(scene) });
  const [inbox] = past.tables.inboxes.values();
  return { kind: 'visitor', id, account_id: past.tables.account_id, inbox_id: inbox?.id ?? '' };
}

function contextOf({ language, page: [path, page_title] }: Scene): VisitContext {
  const isChinese = language === 'zh';
  return {
    page_url: `https://nightjar.example${path}`,
    page_title,
    referrer: isChinese ? null : 'https://duckduckgo.com/',
    user_agent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    language: isChinese ? 'zh-CN' : 'en-GB',
    time_zone: isChinese ? 'Asia/Shanghai' : 'Europe/London',
  };
}
