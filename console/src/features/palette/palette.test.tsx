import { act } from 'react';
import { useLocation } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useShortcut } from '../../shared/shortcuts.ts';
import { chooseTheme } from '../../shared/theme.ts';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { Palette } from './palette.tsx';

let desk: FrontDesk;
let screen: Rendered | undefined;
const onClose = vi.fn<() => void>();
const onSignOut = vi.fn<() => void>();
const resolve = vi.fn<() => void>();

function Place() {
  useShortcut('resolve', resolve);
  return <output>{useLocation().pathname}</output>;
}

async function at(path: string): Promise<HTMLElement> {
  screen = await desk.shows(
    <>
      <Place />
      <Palette onClose={onClose} onSignOut={onSignOut} />
    </>,
    path,
  );
  return desk.until(() => document.querySelector<HTMLElement>('input[role="combobox"]'));
}

/** What is offered, by its words. */
function offered(): string[] {
  return [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);
}

async function visitorIs(name: string): Promise<string> {
  const visitor = await desk.visitor();
  const conversation_id = visitor.newId();
  await act(async () => visitor.send(conversation_id, 'Hello'));
  const known = await desk.until(() => desk.client.getState().conversations[conversation_id]);
  await desk.client.ask('contact.update', {
    command_id: desk.client.newId(),
    contact_id: known.contact_id,
    name,
    email: null,
  });
  return conversation_id;
}

beforeEach(async () => {
  vi.clearAllMocks();
  desk = await openFrontDesk();
});

afterEach(async () => {
  await screen?.leaves();
  chooseTheme('auto');
  desk.client.close();
});

describe('the palette', () => {
  it('goes to a conversation by a few letters of who writes there', async () => {
    const conversation_id = await visitorIs('Ines Duarte');
    const field = await at('/open');
    await screen?.types(field, 'indu');
    await desk.until(() => offered()[0]?.startsWith('Ines Duarte#'));
    await screen?.presses(field, 'Enter');
    expect(onClose).toHaveBeenCalledOnce();
    await desk.until(() => screen?.get('output').textContent === `/open/${conversation_id}`);
  });

  it('finds who is known to the server only', async () => {
    await visitorIs('Noor Haddad');
    const seen = desk.client.getState();
    vi.spyOn(desk.client, 'getState').mockReturnValue({ ...seen, conversations: {}, contacts: {} });
    const adopt = vi.spyOn(desk.client, 'adopt');
    await at('/open');
    await desk.until(() => adopt.mock.calls.length === 1);
    expect(adopt.mock.calls[0]?.[0].map(({ contact }) => contact.name)).toEqual(['Noor Haddad']);
  });

  it('does with the open conversation what its keys do', async () => {
    const conversation_id = await visitorIs('Ines Duarte');
    const field = await at(`/open/${conversation_id}`);
    expect(offered().slice(0, 4)).toEqual(['Replyr', 'Add noten', 'Assign to mea', 'Resolvee']);
    await screen?.types(field, 'rslv');
    await screen?.presses(field, 'Enter');
    await desk.until(() => resolve.mock.calls.length === 1);
  });

  it('offers nothing for a conversation where none is open', async () => {
    await at('/install');
    expect(offered()[0]).toBe('Open');
  });

  it('changes the look and signs out', async () => {
    const field = await at('/open');
    await screen?.types(field, 'dark');
    await screen?.presses(field, 'Enter');
    await desk.until(() => document.documentElement.dataset['theme'] === 'dark');
    await screen?.types(field, 'sign out');
    await screen?.presses(field, 'Enter');
    await desk.until(() => onSignOut.mock.calls.length === 1);
  });

  it('says when nothing fits', async () => {
    const field = await at('/open');
    await screen?.types(field, 'qqqq');
    await desk.until(() => document.body.textContent.includes('Nothing fits'));
    expect(offered()).toEqual([]);
  });
});
