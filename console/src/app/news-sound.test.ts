import { afterEach, expect, it, vi } from 'vitest';
import { keep } from '../shared/preference.ts';
import { openFrontDesk } from '../test/front-desk.tsx';
import { hangBell } from './news-sound.ts';

const chime = vi.hoisted(() => vi.fn<() => void>());
vi.mock('@porchlight/client/chime', () => ({ chime }));
vi.mock('@porchlight/client/browser', () => ({
  browserClock: {
    after: (_ms: number, run: () => void) => {
      run();
      return () => undefined;
    },
  },
}));

afterEach(() => {
  keep('sound', undefined);
  chime.mockReset();
});

it('sounds for a visitor’s message, unless the agent wants no sound', async () => {
  const desk = await openFrontDesk();
  const mia = await desk.visitor();
  const stop = hangBell(desk.client, desk.agent.id);
  await mia.send(mia.newId(), 'Hello?');
  await desk.until(() => chime.mock.calls.length === 1);
  keep('sound', 'off');
  await mia.send(mia.newId(), 'Anybody?');
  await desk.until(() => Object.keys(desk.client.getState().conversations).length === 2);
  stop();
  expect(chime).toHaveBeenCalledOnce();
  mia.close();
  desk.client.close();
});
