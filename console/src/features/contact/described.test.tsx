import { hostileTexts } from '@porchlight/design/hostile-texts';
import type { Commands } from '@porchlight/protocol';
import { conversation, member } from '@porchlight/protocol/golden';
import { act } from 'react';
import { expect, it } from 'vitest';
import { openFrontDesk } from '../../test/front-desk.tsx';
import { ContactPanel } from './contact-panel.tsx';
import { Described } from './described.tsx';

it('[WT2] shows what a website tells beside the conversation, as it tells it', async () => {
  const desk = await openFrontDesk();
  const visitor = await desk.visitor();
  const [conversation_id, plain] = [visitor.newId(), visitor.newId()];
  for (const id of [conversation_id, plain]) await visitor.send(id, 'Hello');
  await desk.until(() => desk.client.getState().conversations[plain]);
  const screen = await desk.shows(
    <ContactPanel conversation_id={conversation_id} onClose={() => undefined} />,
  );
  const headings = () => [...screen.page.querySelectorAll('h3')].map((one) => one.textContent);
  await desk.until(() => screen.page.textContent.includes('Erase their data'));
  expect(headings().filter((one) => one?.includes('website'))).toEqual([]);

  const tells = <Name extends 'contact.describe' | 'conversation.describe'>(
    name: Name,
    wishes: Omit<Commands[Name], 'command_id'>,
  ) =>
    act(async () => {
      const payload = { command_id: visitor.newId(), ...wishes } as Commands[Name];
      await visitor.ask(name, payload);
    });
  await tells('contact.describe', { attributes: { plan: 'pro', seats: 10_000, trial: false } });
  await desk.until(() => screen.find('dt', 'plan'));
  await tells('conversation.describe', {
    conversation_id,
    attributes: { order: 'A-1' },
    add_labels: ['billing', 'urgent'],
  });
  await desk.until(() => screen.find('dt', 'order'));
  expect(headings()).toEqual(
    expect.arrayContaining(['Told of this person', 'Told of this conversation']),
  );
  const words = [...screen.page.querySelectorAll('dt,dd')].map(({ textContent }) => textContent);
  const told = { plan: 'pro', seats: '10000', trial: 'false' };
  const itsOwn = { Labels: 'billingurgent', order: 'A-1' };
  expect(words.slice(words.indexOf('plan'))).toEqual(
    [...Object.entries(told), ...Object.entries(itsOwn)].flat(),
  );
  visitor.close();
  await screen.leaves();
  desk.client.close();
});

it('shows three hundred hostile texts as names, values and labels, and nothing of them runs', async () => {
  const desk = await openFrontDesk();
  const attributes = Object.fromEntries(hostileTexts.map((text) => [text, text]));
  const screen = await desk.shows(
    <Described
      contact={{ ...member, attributes }}
      conversation={{ ...conversation, attributes, labels: [...new Set(hostileTexts)] }}
    />,
  );
  const { page } = screen;
  const names = Object.keys(attributes);
  const words = (selector: string) =>
    [...page.querySelectorAll(selector)].map(({ textContent }) => textContent);
  expect(words('dt')).toEqual([...names, 'Labels', ...names]);
  expect(words('dd > bdi')).toEqual([...names, ...names]);
  expect(words('li')).toEqual([...new Set(hostileTexts)]);
  const elements = new Set([...page.querySelectorAll('section *')].map(({ tagName }) => tagName));
  expect([...elements].toSorted()).toEqual(
    ['BDI', 'DD', 'DIV', 'DL', 'DT', 'H3', 'LI', 'P', 'UL'].toSorted(),
  );
  await screen.leaves();
  desk.client.close();
});
