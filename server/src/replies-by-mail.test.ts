import { noFirstContact } from '@porchlight/protocol';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workspaceFolders } from './app.ts';
import { newId } from './test/people.ts';
import { startServer } from './test/start-server.ts';

let widget: string;
beforeAll(() => {
  widget = mkdtempSync(join(tmpdir(), 'porchlight-widget-'));
  writeFileSync(join(widget, 'frame.html'), '<!doctype html><html><head></head></html>');
});
afterAll(() => rmSync(widget, { recursive: true }));

// Nobody listens there: what is said needs no mail.
const smtp_url = 'smtp://127.0.0.1:9';
const hours = { time_zone: 'UTC', week: [[], [], [], [], [], [], []], holidays: [] };

it.each([
  { smtp_url, follow_up_minutes: 15, told: true },
  { smtp_url, follow_up_minutes: null, told: false },
  { smtp_url: undefined, follow_up_minutes: 15, told: false },
])('[OH5] a chat is told whether replies are mailed: %o', async (each) => {
  const folders = { ...workspaceFolders, widget };
  const config = { smtp_url: each.smtp_url, public_url: 'https://chat.example' };
  const house = await startServer({ config, folders });
  const admin = await house.agent();
  const { inboxes } = await admin.asks('inbox.list', {});
  const { id: inbox_id, name } = inboxes[0];
  const first_contact = { ...noFirstContact, hours, outside_hours: 'form' as const };
  const { follow_up_minutes } = each;
  const change = { command_id: newId(), inbox_id, name, first_contact, follow_up_minutes };
  await admin.asks('inbox.update', change);
  const page = await (await fetch(`${house.url}/widget/frame?inbox=${house.key}`)).text();
  expect(page).toContain(`&quot;replies_by_mail&quot;:${each.told}`);
  await house.stop();
});
