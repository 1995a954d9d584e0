import { expect, type Page } from '@playwright/test';
import { createIdSource, csrfHeader } from '@porchlight/protocol';
import { test } from './people/test.ts';

const newId = createIdSource(Date.now, Math.random);

/** More than one page of history. */
const many = 130;

test('[RC7] who comes back to many answers begins at the first, and has read what was seen', async ({
  people,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Which lamps do you have?');
  const agent = await people.agent();
  await agent.opens('Which lamps do you have?');
  const id = agent.page.url().split('/').at(-1) ?? '';
  await visitor.page.goto('about:blank');
  for (let number = 1; number <= many; number += 1) {
    const data = { id: newId(), text: `Lamp number ${number}.` };
    const path = `/api/v2/conversations/${id}/messages`;
    const sent = await agent.page.request.post(path, { data, headers: { [csrfHeader]: '1' } });
    expect(sent.ok()).toBe(true);
  }
  await visitor.page.goto('/demo');
  await visitor.opensChat();
  await expect(visitor.chat.getByText('Lamp number 1.', { exact: true })).toBeInViewport();
  await expect.poll(() => readSeq(agent.page, id)).toBeGreaterThan(3);
  // A while later, too.
  await visitor.page.waitForTimeout(1_500);
  expect(await readSeq(agent.page, id)).toBeLessThan(many / 2);
});

async function readSeq(page: Page, id: string): Promise<number> {
  const answer = await page.request.get(`/api/v2/conversations/${id}`);
  const { conversation } = (await answer.json()) as { conversation: { visitor_read_seq: number } };
  return conversation.visitor_read_seq;
}
