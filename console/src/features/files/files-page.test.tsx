import type { WebsiteInbox } from '@porchlight/protocol';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesPath } from '../../shared/inbox-paths.ts';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { FilesPage } from './files-page.tsx';

let desk: FrontDesk;
let screen: Rendered;

const inboxNow = () => {
  const [inbox] = desk.server.past.tables.inboxes.values();
  return inbox as WebsiteInbox;
};
const box = (kind: string) =>
  [...screen.page.querySelectorAll('label')]
    .find(({ textContent }) => textContent.startsWith(kind))
    ?.querySelector('input') as HTMLElement;
const saves = () =>
  screen.clicks(
    [...screen.page.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Save',
    ) as HTMLElement,
  );

beforeEach(async () => {
  desk = await openFrontDesk();
  screen = await desk.shows(
    <Routes>
      <Route path="/settings/inboxes/:inbox_id/files" element={<FilesPage />} />
    </Routes>,
    filesPath(inboxNow().id),
  );
  await desk.until(() => screen.find('legend', 'Kinds of files'));
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

it('[FI3] an admin says which kinds are taken, and how large', async () => {
  await screen.clicks(box('Video'));
  await screen.clicks(box('Everything else'));
  await screen.types(screen.field('input', 'Largest size in MB'), '5.5');
  await saves();
  expect(await desk.until(() => inboxNow().files)).toEqual({
    on: true,
    kinds: ['picture', 'document', 'audio', 'other'],
    max_bytes: 5_500_000,
  });
  // What is saved keeps nobody.
  await desk.until(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
});

it('[FI3] what can’t be is told, and not saved', async () => {
  await screen.types(screen.field('input', 'Largest size in MB'), '900');
  await saves();
  await desk.until(() =>
    screen.page.textContent.includes('Please enter a number from 0.1 to 200.'),
  );
  for (const kind of ['Pictures', 'Documents', 'Audio', 'Video']) await screen.clicks(box(kind));
  await saves();
  await desk.until(() => screen.page.textContent.includes('Please choose at least one kind.'));
  expect(inboxNow().files).toBeUndefined();
});

it('[FI3] none may be taken', async () => {
  await screen.clicks(screen.get('input[value="off"]'));
  await saves();
  expect(await desk.until(() => inboxNow().files)).toMatchObject({ on: false });
});
