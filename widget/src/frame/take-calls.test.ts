import { expect, it, vi } from 'vitest';
import type { FrameMessage, HostCall } from '../port/port-messages.ts';
import type { HostDesk } from './host/host-desk.ts';
import { takeCalls } from './take-calls.ts';

/** A page that calls, and what it is told; `answers` are those of the network, in order. */
function createPage(...answers: (HostDesk | Error)[]) {
  const told: FrameMessage[] = [];
  let call: (call: HostCall) => void = () => undefined;
  const open = vi.fn<() => Promise<HostDesk>>(async () => {
    const answer = answers.shift();
    if (answer instanceof Error || answer === undefined)
      throw answer ?? new Error('asked too often');
    return answer;
  });
  const turn = takeCalls(
    { onCall: (listener) => void (call = listener), tell: (message) => void told.push(message) },
    open,
  );
  return { told, open, turn, calls: (id: number) => call({ call: 'send', arg: 'hello', id }) };
}

function createDesk() {
  const heard: number[] = [];
  let turns = 0;
  const desk: HostDesk = {
    hear: async ({ id }) => void heard.push(id),
    turn: () => void (turns += 1),
  };
  return { desk, heard, turns: () => turns };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('opens one desk for all calls', async () => {
  const { desk, heard, turns } = createDesk();
  const page = createPage(desk);
  page.turn();
  page.calls(1);
  page.calls(2);
  await settled();
  page.turn();
  expect([heard, turns()]).toEqual([[1, 2], 1]);
  expect(page.open).toHaveBeenCalledTimes(1);
});

it('answers a call for which the desk could not be had, and tries again with the next', async () => {
  const { desk, heard } = createDesk();
  const page = createPage(new TypeError('Failed to fetch'), desk);
  page.calls(1);
  await settled();
  expect(page.told).toEqual([
    { type: 1, detail: { ok: false, error: { code: 'internal', message: expect.any(String) } } },
  ]);
  page.calls(2);
  await settled();
  expect(heard).toEqual([2]);
});
