import { afterEach, expect, it, vi } from 'vitest';
import { createPictureSource } from './picture-source.ts';

const bytes = vi.fn<() => Promise<Blob | undefined>>();
const address = vi.fn<() => Promise<string | undefined>>();
const source = () => createPictureSource({ bytes, address }, 'talk', 'lamp');
const listener = vi.fn<() => void>();

afterEach(() => {
  vi.resetAllMocks();
  vi.restoreAllMocks();
});

it('shows an own picture from memory, without a word to the server, until nobody looks', async () => {
  const revoke = vi.spyOn(URL, 'revokeObjectURL');
  bytes.mockResolvedValue(new Blob(['light']));
  const picture = source();
  const stop = picture.subscribe(listener);
  await picture.ask();
  const { url } = picture.getState();
  expect(url).toMatch(/^blob:/u);
  expect(listener).toHaveBeenCalledOnce();
  expect(address).not.toHaveBeenCalled();
  picture.lose();
  await picture.ask();
  expect(picture.getState()).toEqual({ url, lost: false });
  const other = picture.subscribe(() => {});
  stop();
  await Promise.resolve();
  expect(revoke).not.toHaveBeenCalled();
  other();
  await vi.waitFor(() => expect(revoke).toHaveBeenCalledExactlyOnceWith(url));
  expect(picture.getState()).toEqual({ url: undefined, lost: false });
});

it('asks the server for somebody else’s, and once more after it was lost', async () => {
  bytes.mockResolvedValue(undefined);
  address.mockResolvedValueOnce(undefined).mockResolvedValueOnce('/files/lamp');
  const picture = source();
  picture.subscribe(listener);
  await picture.ask();
  expect(picture.getState()).toEqual({ url: undefined, lost: true });
  await picture.ask();
  expect(picture.getState()).toEqual({ url: '/files/lamp', lost: false });
  picture.lose();
  await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(3));
  expect(picture.getState()).toEqual({ url: '/files/lamp', lost: true });
});

it('keeps nothing for whoever has gone meanwhile', async () => {
  const make = vi.spyOn(URL, 'createObjectURL');
  bytes.mockResolvedValue(new Blob(['light']));
  address.mockResolvedValue('/files/lamp');
  const picture = source();
  picture.subscribe(listener)();
  await picture.ask();
  expect(make).not.toHaveBeenCalled();
  expect(picture.getState()).toEqual({ url: undefined, lost: false });
});
