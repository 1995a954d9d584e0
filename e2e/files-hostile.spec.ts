import { expect, type Page } from '@playwright/test';
import { test } from './people/test.ts';

const script = '<script>document.title = "hacked"; parent.postMessage("hacked", "*")</script>';
const hostile = [
  // What its name and its sender say is a picture.
  { name: 'holiday.png', mimeType: 'image/png', content: `<!doctype html>${script}` },
  { name: 'page.html', mimeType: 'text/html', content: `<!doctype html>${script}` },
  {
    name: 'drawing.svg',
    mimeType: 'text/plain',
    content: `<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='hacked'">${script}</svg>`,
  },
  {
    name: '<img src=x onerror=document.title=1>\u202Egnp.txt',
    mimeType: 'text/plain',
    content: 'a name with a program in it',
  },
] as const;

/** Everything that a page would have to say of a program that ran. */
function watch(page: Page): () => readonly string[] {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(dialog.message());
    void dialog.dismiss();
  });
  return () => heard;
}

test('[FI8] what people send runs nowhere, whatever it is and whatever it is called', async ({
  people,
}) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  const heard = [watch(agent.page), watch(visitor.page)];
  await visitor.opensChat();
  await visitor.says('Please have a look at these.');
  await agent.opens('Please have a look at these.');
  const { chat, page } = visitor;
  const chooser = page.waitForEvent('filechooser');
  await chat.getByRole('button', { name: 'Add files' }).click();
  const files = hostile.map(({ content, ...file }) => ({ ...file, buffer: Buffer.from(content) }));
  await (await chooser).setFiles(files);
  // They are looked at one after the other. What only calls itself a picture is refused.
  const taken = hostile.length - 1;
  await expect(chat.getByRole('button', { name: /^Remove /u })).toHaveCount(taken);
  await chat.getByRole('button', { name: 'Send', exact: true }).click();

  const saved = agent.page.getByRole('button', { name: /^Save /u });
  await expect(saved).toHaveCount(taken);
  await expect(agent.page.getByRole('log').locator('img')).toHaveCount(0);
  for (const name of await saved.allTextContents()) {
    expect(name).not.toMatch(/[<>\u202E]/u);
  }
  const addresses: string[] = [];
  agent.page.on('request', (request) => {
    if (request.url().includes('/files/')) addresses.push(request.url());
  });
  for (let at = 0; at < taken; at += 1) {
    const download = agent.page.waitForEvent('download');
    await saved.nth(at).click();
    await download;
  }
  // Nobody is led there by us; but addresses can be passed on.
  const tab = await agent.page.context().newPage();
  for (const url of addresses) {
    const response = await tab.request.get(url);
    expect(response.headers()['content-type']).not.toMatch(/html|svg|xml/u);
    expect(response.headers()['content-disposition']).toMatch(/^attachment/u);
    expect(response.headers()['content-security-policy']).toContain('sandbox');
  }
  expect(heard.flatMap((said) => said())).toEqual([]);
  expect(await agent.page.title()).not.toBe('hacked');
  expect(await page.title()).not.toBe('hacked');
});
