import { afterEach, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { SettingsHome } from './settings-home.tsx';
import { SettingsNav } from './settings-nav.tsx';

let desk: FrontDesk;
let screen: Rendered;
afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

const links = () => [...screen.page.querySelectorAll('a[href*="settings"]')];
const texts = () => links().map(({ textContent }) => textContent);

function Websites() {
  return <p>{useWebsites().data?.length} website</p>;
}

it('lists all that an admin can set up, each with what it is for', async () => {
  desk = await openFrontDesk();
  screen = await desk.shows(<SettingsHome />, '/settings');
  await desk.until(() => links().length === 8);
  expect(texts()[2]).toBe('AppearanceHow the chat looks');
  expect(screen.page.querySelector('section[aria-label="Nightjar"]')).not.toBeNull();
  const [id] = desk.server.past.tables.inboxes.keys();
  expect(links().at(-1)?.getAttribute('href')).toBe(`/settings/inboxes/${id}/identity`);
});

it('offers who is no admin what they can read', async () => {
  desk = await openFrontDesk(1);
  screen = await desk.shows(
    <>
      <SettingsHome />
      <Websites />
    </>,
    '/settings',
  );
  await desk.until(() => screen.page.textContent.includes('1 website'));
  expect(texts().map((text) => text?.slice(0, 4))).toEqual(['Inst', 'Team']);
});

it('says so when the websites can’t be had, and still leads to the rest', async () => {
  desk = await openFrontDesk();
  desk.refuses('forbidden');
  screen = await desk.shows(<SettingsHome />, '/settings');
  await desk.until(() => screen.page.textContent.includes('could not be loaded'));
  expect(links()).toHaveLength(2);
});

it('names the page that one is on, among the others', async () => {
  desk = await openFrontDesk();
  screen = await desk.shows(<SettingsNav />, '/settings/agents');
  await desk.until(() => links().length === 8);
  const current = links().filter((link) => link.getAttribute('aria-current') === 'page');
  expect(current.map(({ textContent }) => textContent)).toEqual(['Team']);
});
