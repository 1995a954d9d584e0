import { expect } from '@playwright/test';
import { limits } from '@porchlight/protocol';
import type { SittingAgent } from './sitting-agent.ts';
import type { SittingVisitor } from './sitting-visitor.ts';
import type { Sitting } from './sitting.ts';
import { test } from './test.ts';

const inSight = { visibility: 'visible', focused: true };

test.describe('a visitor', () => {
  test('[RC7] has not read what comes while their window is hidden', async ({ visitor, agent }) => {
    await meet(visitor, agent, 'Do you have the moth lamp in plum?');
    await visitor.window.hides();
    await agent.says('We do, two of them.');
    await staysUnread(agent, visitor, 'We do, two of them.');
    await visitor.window.returns();
    await agent.seesTick('We do, two of them.', 'Read');
  });

  test('[RC7] has not read what comes while another window has the focus', async ({
    visitor,
    agent,
    elsewhere,
  }) => {
    await meet(visitor, agent, 'Can the otter lamp be dimmed?');
    await visitor.window.losesFocus();
    expect(await elsewhere.sights()).toEqual([inSight]);
    await agent.says('By a third, with the dial.');
    await staysUnread(agent, visitor, 'By a third, with the dial.');
    await visitor.window.returns();
    await agent.seesTick('By a third, with the dial.', 'Read');
  });

  test('[RC7] has not read what comes while their screen is locked', async ({ visitor, agent }) => {
    await meet(visitor, agent, 'Which bulb goes into the bollard?');
    await visitor.window.isHiddenWithFocus();
    await agent.says('Any with a small screw.');
    await staysUnread(agent, visitor, 'Any with a small screw.');
    await visitor.window.returns();
    await agent.seesTick('Any with a small screw.', 'Read');
  });

  test('[RC7] has not read what comes while the panel is closed', async ({ visitor, agent }) => {
    await meet(visitor, agent, 'How long is the cable?');
    await visitor.closesChat();
    await agent.says('Two metres and a half.');
    await staysUnread(agent, visitor, 'Two metres and a half.');
    await visitor.opensChat();
    await agent.seesTick('Two metres and a half.', 'Read');
  });

  test('[RC7] reads with the focus on the website beside the chat', async ({ visitor, agent }) => {
    await meet(visitor, agent, 'Is the glaze safe for children?');
    await visitor.clicksOnWebsite();
    expect(await visitor.window.sights()).toEqual([inSight, { ...inSight, focused: false }]);
    await agent.says('It is, without lead.');
    await agent.seesTick('It is, without lead.', 'Read');
  });
});

test.describe('an agent', () => {
  test('[RC7] has not read what comes while their window is hidden', async ({ visitor, agent }) => {
    await meet(visitor, agent, 'Good evening, this is about order 1182.');
    await agent.window.hides();
    await visitor.says('One lamp came chipped.');
    await staysUnread(visitor, agent, 'One lamp came chipped.');
    await agent.window.returns();
    await visitor.seesTick('One lamp came chipped.', 'Read');
  });

  test('[RC7] has not read what comes while another window has the focus', async ({
    visitor,
    agent,
    elsewhere,
  }) => {
    await meet(visitor, agent, 'Hello, do you repair old lamps?');
    await agent.window.losesFocus();
    expect(await elsewhere.sights()).toEqual([inSight]);
    await visitor.says('It is the first one you made.');
    await staysUnread(visitor, agent, 'It is the first one you made.');
    await agent.window.returns();
    await visitor.seesTick('It is the first one you made.', 'Read');
  });

  test('[RC7] has not read what comes while their screen is locked', async ({ visitor, agent }) => {
    await meet(visitor, agent, 'My parcel says it was delivered.');
    await agent.window.isHiddenWithFocus();
    await visitor.says('But not to me.');
    await staysUnread(visitor, agent, 'But not to me.');
    await agent.window.returns();
    await visitor.seesTick('But not to me.', 'Read');
  });

  test('[RC7] has not read what comes while the conversation is not open', async ({
    visitor,
    agent,
  }) => {
    await meet(visitor, agent, 'May I visit the workshop?');
    await agent.leaves();
    await visitor.says('On Saturday, perhaps.');
    await staysUnread(visitor, agent, 'On Saturday, perhaps.');
    await agent.opens('On Saturday, perhaps.');
    await visitor.seesTick('On Saturday, perhaps.', 'Read');
  });
});

/** They look at the same conversation, and the visitor sees that the agent has read its first words. */
async function meet(visitor: SittingVisitor, agent: SittingAgent, text: string): Promise<void> {
  await visitor.opensChat();
  await visitor.says(text);
  await agent.opens(text);
  await visitor.seesTick(text, 'Read');
}

/**
 * "Never" can't be waited for. A false claim would leave `dwell_ms` after the message was shown, or a second later where
 * the browser slows a hidden page's clock: so much passes by the reader's own clock, and a little more by the writer's.
 */
async function staysUnread(writer: Sitting, reader: Sitting, text: string): Promise<void> {
  await writer.seesTick(text, 'Delivered');
  await reader.window.letsPass(2 * limits.dwell_ms + 1_000);
  await writer.window.letsPass(limits.dwell_ms);
  await writer.seesTick(text, 'Delivered');
}
