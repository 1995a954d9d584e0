import { expect } from '@playwright/test';
import { createMailSink } from '@porchlight/server/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgent } from './people/agent.ts';
import { createMember, openMembersArea } from './people/member.ts';
import { createOwner } from './people/owner.ts';
import { test } from './people/test.ts';
import type { House } from './servers/house.ts';
import { createServerProcess } from './servers/server-process.ts';

const admin = { name: 'Ada', email: 'ada@porchlight.example', password: 'a light over every door' };

test.describe.configure({ timeout: 120_000 });

test('[TR1][TR2] who has proved an address gets by mail what was said, and nothing else', async ({
  browser,
}) => {
  const sink = await createMailSink();
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-e2e-'));
  const program = await createServerProcess({
    main: 'server/src/main.ts',
    env: {
      DATA_DIR: folder,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      SMTP_URL: sink.url,
      LOG_LEVEL: 'warn',
    },
  });
  await program.start();
  const profile = await browser.newContext({ baseURL: program.url });
  const ada = createAgent(await profile.newPage(), admin);
  await ada.signsIn();
  await ada.page.goto('/console/install');
  const tag = await ada.page
    .getByText(/data-inbox=/u)
    .first()
    .innerText();
  const inbox_key = /data-inbox="([^"]+)"/u.exec(tag)?.[1] ?? '';
  await ada.page.goto('/console/settings');
  await ada.page.getByRole('link', { name: /^Conversations/u }).click();
  await ada.page.getByText('Visitors may ask', { exact: true }).click();
  await ada.page.getByRole('button', { name: 'Save' }).click();
  await expect(ada.page.getByText('Saved', { exact: true })).toBeVisible();

  const house = { url: program.url, admin, inbox_key } as House;
  const owner = await createOwner(house);
  const website = await openMembersArea(house);
  const mia = await createMember(await (await browser.newContext()).newPage(), website);
  await mia.says('Is the otter bright?');
  const menu = mia.chat.getByRole('button', { name: 'Menu' });
  await menu.click();
  await expect(mia.chat.getByRole('menuitem', { name: 'Sound: on' })).toBeVisible();
  await expect(mia.chat.getByRole('menuitem', { name: 'Send me this by mail' })).toHaveCount(0);
  await mia.page.keyboard.press('Escape');

  const email = 'mia@visitor.example';
  const claims = { sub: 'mia-1', name: 'Mia', email, email_verified: true };
  expect(await mia.is(owner.signs(claims))).toMatchObject({ ok: true });
  await mia.sees('Is the otter bright?');
  await ada.page.goto('/console/open');
  await ada.opens('Is the otter bright?');
  await ada.says('Very bright.');
  await ada.notes('She always asks that.');
  await mia.sees('Very bright.');
  await menu.click();
  await mia.chat.getByRole('menuitem', { name: 'Send me this by mail' }).click();
  await expect(mia.chat.getByText('It is on its way to your e-mail address.')).toBeVisible();
  const [mail] = await sink.gets(1);
  expect(mail?.to).toBe(email);
  expect(mail?.text).toMatch(/Is the otter bright\?[^]*Very bright\./u);
  expect(mail?.text).not.toContain('always asks');

  await ada.page.getByRole('button', { name: 'Mail the transcript' }).click();
  await expect(ada.page.getByText('The transcript is on its way to the visitor')).toBeVisible();
  await sink.gets(2);
  website.close();
  await profile.close();
  await program.kill();
  await sink.close();
  await rm(folder, { recursive: true, force: true });
});
