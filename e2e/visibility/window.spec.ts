import { expect, test } from '@playwright/test';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Chromium, launchChromium } from './chromium.ts';

let server: Server;
let chromium: Chromium;

/** A page on one site with a frame from another, each with a text field. */
function answer(host: string | undefined, port: number): string {
  const field = '<label>Words <input></label>';
  const frame = `<iframe src="http://127.0.0.1:${port}/" title="Frame"></iframe>`;
  return `<!doctype html><title>Plain</title><h1>Plain</h1>${host?.startsWith('localhost') === true ? frame : field}`;
}

test.beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(answer(request.headers.host, portOf(server)));
  });
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  chromium = await launchChromium();
});

test.afterAll(async () => {
  await chromium.close();
  server.close();
});

function portOf(listening: Server): number {
  return (listening.address() as AddressInfo).port;
}

const words = { role: 'textbox', name: /Words/u };

test('windows are hidden, left and looked at, and every document in them knows', async () => {
  const window = await chromium.opens(`http://localhost:${portOf(server)}/`);
  await window.types(words, 'in a frame of another site');
  expect(await window.sights()).toEqual([
    { visibility: 'visible', focused: true },
    { visibility: 'visible', focused: true },
  ]);
  const gone = { visibility: 'hidden', focused: false };
  const left = { visibility: 'visible', focused: false };
  await window.hides();
  expect(await window.sights()).toEqual([gone, gone]);
  await window.losesFocus();
  expect(await window.sights()).toEqual([left, left]);
  await window.hides();
  expect(await window.sights()).toEqual([gone, gone]);
  await window.returns();
  await window.isHiddenWithFocus();
  expect((await window.sights())[0]).toEqual({ visibility: 'hidden', focused: true });
  await window.returns();
  await window.losesFocus();
  expect(await window.sights()).toEqual([left, left]);
  await window.returns();
});

test('focus in the page leaves the frame without it, and the page with it', async () => {
  const window = await chromium.opens(`http://localhost:${portOf(server)}/`);
  await window.types(words, 'in the frame');
  await window.clicks({ role: 'heading', name: /Plain/u });
  const [page, frame] = await window.sights();
  expect(page).toEqual({ visibility: 'visible', focused: true });
  expect(frame).toEqual({ visibility: 'visible', focused: false });
});
