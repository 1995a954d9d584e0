import type { Contact } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { ContactForm } from './contact-form.tsx';

let desk: FrontDesk;
let screen: Rendered;
const onDone = vi.fn<() => void>();
const mia = { id: 'mia', name: null, email: 'mia@mail.example' } as Contact;

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  onDone.mockReset();
  await screen.leaves();
  desk.client.close();
});

const opens = async (contact = mia) => {
  screen = await desk.shows(<ContactForm contact={contact} onDone={onDone} />);
};
const name = () => screen.field('input', 'Name');

it('[SN13] keeps what was typed until it is given up, and the rest is as it is now', async () => {
  await opens();
  await screen.types(name(), 'Mia L');
  await screen.leaves();
  await opens({ ...mia, email: 'mia@new.example' });
  expect(name().value).toBe('Mia L');
  expect(screen.field('input', 'E-mail').value).toBe('mia@new.example');
  await screen.presses(name(), 'Escape');
  expect(onDone).toHaveBeenCalledOnce();
  await screen.leaves();
  await opens();
  expect(name().value).toBe('');
});
