import { expect } from '@playwright/test';
import { createMember, openMembersArea } from './people/member.ts';
import { createOwner } from './people/owner.ts';
import { test } from './people/test.ts';

// An agent and a person at two browsers, one of them with two tabs.
test.describe.configure({ timeout: 150_000 });

test('[VI4][VI6] a conversation follows a person from browser to browser, and stays when she leaves', async ({
  house,
  people,
}) => {
  const owner = await createOwner(house);
  const website = await openMembersArea(house);
  const mia = () => owner.signs({ sub: 'mia-1', name: 'Mia Otter' });
  const phone = await createMember(await people.stranger(), website);
  await phone.says('Written before anybody knew me.');
  expect(await phone.is(mia())).toMatchObject({ ok: true, verified: true });
  await phone.sees('Written before anybody knew me.');

  const agent = await people.agent();
  await agent.opens('Written before anybody knew me.');
  await expect(agent.page.getByText('Mia Otter').first()).toBeVisible();
  await agent.says('Good to see you, Mia.');
  await phone.sees('Good to see you, Mia.');

  const laptop = await createMember(await people.stranger(), website);
  const tab = await createMember(await laptop.page.context().newPage(), website);
  expect(await laptop.is(mia())).toMatchObject({ ok: true, verified: true });
  // The other tab was told nothing by its page, but its session has become hers.
  for (const place of [laptop, tab]) await place.sees('Good to see you, Mia.');
  await tab.says('From my laptop.');
  for (const place of [phone, laptop]) {
    await place.seesInOrder([
      'Written before anybody knew me.',
      'Good to see you, Mia.',
      'From my laptop.',
    ]);
  }

  expect(await laptop.is(null)).toMatchObject({ ok: true, verified: false });
  await agent.says('Are you still there?');
  await phone.sees('Are you still there?');
  for (const place of [laptop, tab]) {
    await expect(place.chat.getByText('Good to see you, Mia.')).toHaveCount(0);
    await place.seesNothingOf('Are you still there?');
  }
  website.close();
});

test('[VI8] where only known people may chat, strangers are told so, and let in once they are known', async ({
  house,
  people,
}) => {
  const website = await openMembersArea(house);
  const page = await people.stranger();
  const stranger = await createMember(page, website);
  await stranger.says('Written while anybody might.');
  const owner = await createOwner(house, true);
  try {
    const sentence = stranger.chat.getByText('Please sign in on this website');
    await expect(sentence).toBeVisible();
    const token = owner.signs({ sub: `otto-${house.kind}`, name: 'Otto' });
    expect(await stranger.is(token)).toMatchObject({ ok: true, verified: true });
    await stranger.sees('Written while anybody might.');
    await stranger.says('It is me.');
  } finally {
    await owner.letsAnybodyIn();
    website.close();
  }
});
