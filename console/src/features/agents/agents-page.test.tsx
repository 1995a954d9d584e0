import { mockAgents, wrongPassword } from '@porchlight/mock-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { AgentsPage } from './agents-page.tsx';

let desk: FrontDesk;
let screen: Rendered;

const names = () =>
  [...screen.page.querySelectorAll('tbody [role="rowheader"]')].map((cell) => cell.textContent);

async function opens(): Promise<void> {
  screen = await desk.shows(<AgentsPage />, '/settings/agents');
}

/** A field of the dialog, which stands beside the page. */
function field(label: string): HTMLElement {
  const found = [...document.querySelectorAll('label')].find((each) => each.textContent === label);
  const input = document.getElementById(found?.htmlFor ?? '');
  if (input === null) throw new Error(`no field ${label}`);
  return input;
}

function button(name: string): HTMLElement {
  const dialog = document.querySelector('[role="dialog"]');
  const all = [...(dialog?.querySelectorAll<HTMLElement>('button') ?? [])];
  const found = all.find(({ textContent }) => textContent === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}

async function asksFor(name: string, email: string): Promise<void> {
  await screen.clicks(screen.get('button', 'Add agent'));
  await desk.until(() => document.querySelector('[role="dialog"]'));
  await screen.types(field('Name'), name);
  await screen.types(field('E-mail'), email);
  await screen.clicks(button('Add agent'));
}

const entries = () =>
  [...document.querySelectorAll('[role="menuitem"]')].map(({ textContent }) => textContent);

async function opensMenu(name: string): Promise<void> {
  await screen.clicks(screen.get('button', `Actions for ${name}`));
  await desk.until(() => entries().length > 0);
}

async function chooses(name: string, entry: string): Promise<void> {
  await opensMenu(name);
  const all = document.querySelectorAll<HTMLElement>('[role="menuitem"]');
  const found = [...all].find(({ textContent }) => textContent === entry);
  if (found === undefined) throw new Error(`no entry ${entry}`);
  await screen.clicks(found);
  await desk.until(() => document.querySelector('[role="dialog"], dialog'));
}

function dialogButton(name: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('dialog button')];
  const found = all.find(({ textContent }) => textContent === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}

const told = () => document.querySelector('[role="dialog"]')?.textContent ?? '';

describe('the team, for an admin', () => {
  beforeEach(async () => {
    desk = await openFrontDesk();
    await opens();
    await desk.until(() => names().length === 2);
  });

  afterEach(async () => {
    await screen.leaves();
    desk.client.close();
  });

  it('stands with address, role and presence, in order of names', () => {
    const rows = [...screen.page.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(names()).toEqual(['Ada Larsen (you)', 'Lin Wei']);
    expect(rows[0]).toContain('ada@porchlight.example');
    expect(rows[0]).toContain('Admin');
    expect(rows[0]).toContain('Online');
    expect(rows[1]).toContain('Agent');
    expect(rows[1]).toContain('Offline');
  });

  it('is ordered by the column that is pressed, and the other way round at the second press', async () => {
    const head = screen.get('thead button', 'Name');
    const sort = () => head.closest('th')?.getAttribute('aria-sort');
    expect(sort()).toBe('ascending');
    await screen.clicks(head);
    expect(sort()).toBe('descending');
    expect(names()).toEqual(['Lin Wei', 'Ada Larsen (you)']);
    await screen.clicks(screen.get('thead button', 'Role'));
    expect(sort()).toBe('none');
    expect(names()).toEqual(['Ada Larsen (you)', 'Lin Wei']);
  });

  it('grows by whoever is added, whose password is shown once and opens the door', async () => {
    await asksFor('Bo', 'Bo@porchlight.example');
    const code = await desk.until(() => document.querySelector('[role="dialog"] code'));
    expect(told()).toContain('Bo can sign in');
    const password = code.textContent;
    expect(password).toMatch(/^(\w{4}-){3}\w{4}$/u);
    expect(desk.server.access.signIn({ email: 'bo@porchlight.example', password }).ok).toBe(true);
    await screen.clicks(button('Done'));
    await desk.until(() => names().includes('Bo'));
    expect(document.body.textContent).not.toContain(password);
  });

  it('knows whoever is given another name or role by it at once', async () => {
    await chooses('Lin Wei', 'Edit…');
    expect(told()).toContain('Edit Lin Wei');
    await screen.types(field('Name'), ' ');
    await screen.clicks(button('Save'));
    expect(told()).toContain('Please enter a name.');
    await screen.types(field('Name'), 'Lin Wei-Ru');
    await screen.clicks(button('Save'));
    await desk.until(() => names().includes('Lin Wei-Ru'));
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  it('[TM1] leaves the role alone where only the name was changed', async () => {
    await chooses('Lin Wei', 'Edit…');
    // Somebody else is quicker.
    const { agents } = desk.server.past.tables;
    const lin = () => [...agents.values()].find(({ name }) => name.startsWith('Lin'));
    for (const agent of agents.values()) agents.set(agent.id, { ...agent, role: 'admin' });
    await screen.types(field('Name'), 'Lin Wei-Ru');
    await screen.clicks(button('Save'));
    await desk.until(() => names().includes('Lin Wei-Ru'));
    expect(lin()).toMatchObject({ name: 'Lin Wei-Ru', role: 'admin' });
  });

  it('[TM2] keeps the last admin one, and says why', async () => {
    desk.refuses('invalid');
    await chooses('Ada Larsen', 'Edit…');
    await screen.types(field('Name'), 'Ada L.');
    await screen.clicks(button('Save'));
    await desk.until(() => told().includes('Somebody has to be an admin.'));
    expect(field('Name')).toHaveProperty('value', 'Ada L.');
  });

  it('[TM3] loses whoever is removed, after a question', async () => {
    await chooses('Lin Wei', 'Remove…');
    const dialog = await desk.until(() => document.querySelector('dialog'));
    expect(dialog.textContent).toContain('Remove Lin Wei from the team?');
    await screen.clicks(dialogButton('Keep'));
    expect(names()).toContain('Lin Wei');
    await chooses('Lin Wei', 'Remove…');
    await desk.until(() => document.querySelector('dialog'));
    await screen.clicks(dialogButton('Remove'));
    await desk.until(() => !names().includes('Lin Wei'));
    expect(desk.said).toEqual(['Lin Wei was removed from the team.']);
    expect(document.activeElement?.querySelector('table')).not.toBeNull();
    expect(screen.page.textContent).toContain('You are the only one here');
  });

  it('lets nobody remove themselves', async () => {
    await opensMenu('Ada Larsen');
    expect(entries()).toEqual(['Edit…']);
  });

  it('says what is wrong before anything is sent', async () => {
    await asksFor(' ', 'bo@porchlight.example');
    expect(told()).toContain('Please enter a name.');
    expect(document.activeElement).toBe(field('Name'));
    await screen.types(field('Name'), 'Bo');
    await screen.types(field('E-mail'), 'bo');
    await screen.clicks(button('Add agent'));
    expect(told()).toContain('look like an e-mail address');
    await screen.types(field('E-mail'), mockAgents[1]?.email.toUpperCase() ?? '');
    await screen.clicks(button('Add agent'));
    expect(told()).toContain('has this e-mail address already');
    expect(desk.server.past.tables.agents.size).toBe(2);
  });

  it('keeps what was typed when the server refuses, and says why', async () => {
    desk.refuses('forbidden');
    await asksFor('Bo', 'bo@porchlight.example');
    await desk.until(() => told().includes('You are not allowed to do this.'));
    desk.refuses('invalid');
    await screen.clicks(button('Add agent'));
    await desk.until(() => told().includes('may be in use already'));
    expect(field('Name')).toHaveProperty('value', 'Bo');
  });
});

it('who is no admin sees the team, and adds nobody', async () => {
  desk = await openFrontDesk(1);
  await opens();
  await desk.until(() => names().length === 2);
  expect(names()).toEqual(['Ada Larsen', 'Lin Wei (you)']);
  expect(screen.find('button', 'Add agent')).toBeNull();
  expect(screen.find('button', 'Actions for Ada Larsen')).toBeNull();
  await screen.leaves();
  desk.client.close();
});

it('says so when the team can’t be fetched', async () => {
  desk = await openFrontDesk();
  desk.refuses('forbidden');
  await opens();
  await desk.until(() => screen.page.textContent.includes('The team could not be loaded'));
  await screen.leaves();
  desk.client.close();
});

describe('one’s own password', () => {
  beforeEach(async () => {
    desk = await openFrontDesk();
    await opens();
    await desk.until(() => names().length === 2);
    await screen.clicks(screen.get('button', 'Change my password'));
    await desk.until(() => document.querySelector('[role="dialog"]'));
  });

  afterEach(async () => {
    await screen.leaves();
    desk.client.close();
  });

  async function changes(current: string, password: string): Promise<void> {
    await screen.types(field('Current password'), current);
    await screen.types(field('New password'), password);
    await screen.clicks(button('Change password'));
  }

  it('is changed by who knows the one until now', async () => {
    await changes('correct horse', 'battery staple');
    await desk.until(() => document.querySelector('[role="dialog"]') === null);
  });

  it('stays where the one until now is wrong, and so does what was typed', async () => {
    await changes(wrongPassword, 'battery staple');
    await desk.until(() => told().includes('This is not your current password.'));
    expect((field('New password') as HTMLInputElement).value).toBe('battery staple');
    expect(document.activeElement).toBe(field('Current password'));
  });

  it('is not asked of the server where it is too short', async () => {
    await changes('correct horse', 'short');
    expect(told()).toContain('At least 8 characters, please.');
    expect(document.activeElement).toBe(field('New password'));
  });
});
