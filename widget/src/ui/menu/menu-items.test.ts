import { defaultTalk, talkForVisitor } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { createFixtureClient } from '../../test/fixture-client.ts';
import { conversation_id, message, newcomer, stateWith } from '../../test/fixtures.ts';
import { createSilence } from '../../test/silence.ts';
import { menuItems, type MenuContext } from './menu-items.ts';

const nothing = () => undefined;
const talking = stateWith([message(2, 'visitor', 'Hello')]);

function context(state: MenuContext['state']): MenuContext {
  const client = createFixtureClient(state);
  const sound = createSilence();
  return { client, state, id: conversation_id, sound, onBegin: nothing, onErased: nothing };
}

const keys = (of: MenuContext, ways = {}) => menuItems(of, ways).map(({ key }) => key);

it('has for a newcomer what needs nothing to be there', () => {
  expect(keys(context(newcomer))).toEqual(['begin', 'sound']);
});

it('ends what is open alone, and offers what the inbox allows', () => {
  expect(keys(context(talking))).toEqual(['begin', 'end', 'sound', 'download', 'erase']);
  const ended = stateWith([message(2, 'visitor', 'Hello')], { status: 'resolved' });
  expect(keys(context(ended))).not.toContain('end');
  const talk = talkForVisitor({ ...defaultTalk, transcript: true }, true);
  expect(keys(context({ ...talking, talk }))).toContain('transcript');
});

it('leads to a window of its own where there is one to be had', () => {
  expect(keys(context(talking), { ownWindow: () => true })).toContain('window');
});

it('[PV2] asks before it erases, and tells the frame once that is done', async () => {
  const client = createFixtureClient(talking);
  let erased = 0;
  const all = { ...context(talking), client, onErased: () => (erased += 1) };
  const erase = menuItems(all).find(({ key }) => key === 'erase');
  expect(erase?.sure).toBeDefined();
  await erase?.run();
  expect(client.calls[0]).toMatchObject([
    'ask',
    'contact.erase',
    { contact_id: talking.me?.id ?? '' },
  ]);
  expect(erased).toBe(1);
});
