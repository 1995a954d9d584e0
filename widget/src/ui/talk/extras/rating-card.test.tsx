// @vitest-environment happy-dom
import type { Ending } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import { createFixtureClient } from '../../../test/fixture-client.ts';
import { conversation_id } from '../../../test/fixtures.ts';
import { openScreen } from '../../../test/screen.tsx';
import { RatingCard } from './rating-card.tsx';

const now = () => new Date().toISOString();

function show(ending: Ending, question: string | null = null) {
  const client = createFixtureClient();
  const card = (of: Ending) => (
    <RatingCard client={client} id={conversation_id} ending={of} question={question} />
  );
  const screen = openScreen(card(ending));
  return { client, screen, card };
}

function choose(root: HTMLElement, score: number): void {
  root.querySelectorAll('input')[score - 1]?.click();
}

it('[SR1] asks in the owner’s words, and sends score and comment', async () => {
  const { client, screen } = show({ seq: 4, at: now() }, 'Were we any good?');
  expect(screen.text()).toContain('Were we any good?');
  screen.does(() => choose(screen.root, 4));
  screen.type('  Quick <b>and</b> kind ');
  screen.click('Send rating');
  await vi.waitFor(() => expect(client.calls).toHaveLength(1));
  expect(client.calls[0]).toMatchObject([
    'ask',
    'conversation.rate',
    { conversation_id, score: 4, comment: 'Quick <b>and</b> kind' },
  ]);
});

it('[SN13] keeps score and comment until they are sent', async () => {
  const ending = { seq: 4, at: now() };
  const { client, screen, card } = show(ending);
  screen.does(() => choose(screen.root, 2));
  screen.type('Nobody came');
  const again = openScreen(card(ending));
  expect(again.field().value).toBe('Nobody came');
  expect(again.root.querySelectorAll('input')[1]?.checked).toBe(true);
  again.click('Send rating');
  await vi.waitFor(() => expect(client.draft(`rating:${conversation_id}`, 'reply').text).toBe(''));
});

it('[SN13] keeps nothing that can’t be sent any more, and shows what was said', () => {
  const at = new Date(Date.now() - 90_000_000).toISOString();
  const client = createFixtureClient();
  const place = `rating:${conversation_id}`;
  client.keepDraft(place, 'reply', JSON.stringify({ score: '2', comment: 'Nobody came' }));
  const ending = { seq: 4, at, rating: { score: 5, comment: null, at } };
  const screen = openScreen(
    <RatingCard client={client} id={conversation_id} ending={ending} question={null} />,
  );
  expect(screen.text()).toContain('Very good');
  expect(client.draft(place, 'reply').text).toBe('');
});

it('[SR2] shows what was said as text, and lets it be changed', () => {
  const rating = { score: 2, comment: '<img src=x onerror=alert(1)>', at: now() };
  const { screen } = show({ seq: 4, at: now(), rating });
  expect(screen.root.querySelector('img')).toBeNull();
  expect(screen.text()).toContain('You rated this conversation: Bad');
  screen.click('Change');
  expect(screen.field().value).toBe('<img src=x onerror=alert(1)>');
});

it('[SN13] a change of it is given up, and what was said stands', () => {
  const rating = { score: 2, comment: 'Slow', at: now() };
  const { client, screen } = show({ seq: 4, at: now(), rating });
  screen.click('Change');
  screen.type('Very slow');
  screen.click('Cancel');
  expect(screen.text()).toContain('You rated this conversation: Bad');
  expect(client.draft(`rating:${conversation_id}`, 'reply').text).toBe('');
  screen.click('Change');
  expect(screen.field().value).toBe('Slow');
});

it('[SR3] asks no more after a day, and then shows what was said without a way to change it', () => {
  const at = new Date(Date.now() - 90_000_000).toISOString();
  expect(show({ seq: 4, at }).screen.text()).toBe('');
  const { screen } = show({ seq: 4, at, rating: { score: 5, comment: null, at } });
  expect(screen.text()).toContain('Very good');
  expect(screen.root.querySelector('button')).toBeNull();
});

it('[SN14] what was begun at an earlier ending is asked for again at the next', () => {
  const { screen, card } = show({ seq: 4, at: now() });
  screen.does(() => choose(screen.root, 2));
  screen.type('Nobody came');
  expect(openScreen(card({ seq: 9, at: now() })).field().value).toBe('Nobody came');
});
