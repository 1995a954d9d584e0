import { describe, expect, it } from 'vitest';
import { ids, payloads } from '../golden/index.ts';
import { limits } from '../limits.ts';
import { parseCommand } from './index.ts';

const send = payloads['message.send'];

function code(side: 'visitor' | 'agent', name: string, payload: unknown): string {
  const parsed = parseCommand(side, name, payload);
  return parsed.ok ? 'ok' : parsed.error.code;
}

describe('the door', () => {
  it('[ER2] refuses a name that this side may not call', () => {
    expect(code('visitor', 'conversation.assign', payloads['conversation.assign'])).toBe(
      'unknown_command',
    );
    expect(code('agent', 'toString', {})).toBe('unknown_command');
    expect(code('agent', '', {})).toBe('unknown_command');
  });

  it('[ER2] refuses missing, wrong and unknown fields', () => {
    expect(code('agent', 'message.send', { ...send, id: 'x' })).toBe('invalid');
    expect(code('agent', 'message.send', { ...send, text: 7 })).toBe('invalid');
    expect(code('agent', 'message.send', { ...send, seq: 7 })).toBe('invalid');
    expect(code('agent', 'message.send', null)).toBe('invalid');
    expect(code('agent', 'receipt.claim', { ...payloads['receipt.claim'], up_to_seq: 0 })).toBe(
      'invalid',
    );
    expect(
      code('agent', 'receipt.claim', { ...payloads['receipt.claim'], up_to_seq: 2 ** 60 }),
    ).toBe('invalid');
  });

  it('[ER2] says what is wrong in one short sentence, however long the names are that it was given', () => {
    const { command_id } = payloads['contact.describe'];
    for (const attributes of [{ ['💡'.repeat(9_000)]: 1 }, { ['k'.repeat(61)]: 1 }]) {
      const parsed = parseCommand('visitor', 'contact.describe', { command_id, attributes });
      const { message } = parsed.ok ? { message: '' } : parsed.error;
      expect(message).toMatch(/^attributes\./u);
      expect([message.length <= 200, message.isWellFormed()]).toEqual([true, true]);
    }
    const unknown = parseCommand('visitor', 'sync', { ['k'.repeat(9_000)]: 1 });
    expect(JSON.stringify(unknown).length).toBeLessThan(300);
  });

  it('[RC9] takes 1 to 100 claims together, each of a form of its own', () => {
    const one = payloads['receipt.claim'];
    const many = (claims: readonly object[]) => code('visitor', 'receipt.claim_many', { claims });
    expect(many([one])).toBe('ok');
    expect(many(Array.from({ length: limits.claims }, () => one))).toBe('ok');
    expect(many(Array.from({ length: limits.claims + 1 }, () => one))).toBe('invalid');
    expect(many([])).toBe('invalid');
    expect(many([one, { ...one, up_to_seq: 0 }])).toBe('invalid');
    expect(many([one, { ...one, internal: true }])).toBe('invalid');
  });

  it('[ER2] names the field that is wrong', () => {
    const parsed = parseCommand('agent', 'message.send', { ...send, conversation_id: 'x' });
    expect(parsed).toMatchObject({
      error: { message: expect.stringMatching(/^conversation_id: /) },
    });
  });

  it('[ER2][SN6] tells a text that is too long from one that is wrong', () => {
    const text = 'x'.repeat(limits.message_length + 1);
    expect(code('visitor', 'message.send', { ...send, text })).toBe('too_large');
    expect(code('visitor', 'message.send', { ...send, text: ' \n' })).toBe('invalid');
    expect(code('visitor', 'message.send', { ...send, text: 'a\u0000' })).toBe('invalid');
    expect(code('visitor', 'message.send', { ...send, text: '\ud800' })).toBe('invalid');
  });

  it('[AU2] has no way for a visitor to write a note or type one', () => {
    expect(code('agent', 'message.send', { ...send, internal: true })).toBe('ok');
    expect(code('visitor', 'message.send', { ...send, internal: true })).toBe('invalid');
    expect(code('visitor', 'typing.set', { ...payloads['typing.set'], internal: true })).toBe(
      'invalid',
    );
  });

  it.each(['https://shop.example', 'http://localhost:3000', 'http://[::1]:80'])(
    'takes origin %s',
    (origin) => {
      const payload = { ...payloads['inbox.update'], allowed_origins: [origin] };
      expect(code('agent', 'inbox.update', payload)).toBe('ok');
    },
  );

  it.each([
    'shop.example',
    'https://shop.example/',
    'https://Shop.example',
    'ftp://x',
    'https://a b',
    '*',
  ])('refuses origin %s', (origin) => {
    const payload = { ...payloads['inbox.update'], allowed_origins: [origin] };
    expect(code('agent', 'inbox.update', payload)).toBe('invalid');
  });

  it('takes a contact without name and address, and refuses blanks', () => {
    const payload = { command_id: ids.command, contact_id: ids.contact, name: null, email: null };
    expect(code('agent', 'contact.update', payload)).toBe('ok');
    expect(code('agent', 'contact.update', { ...payload, name: ' ' })).toBe('invalid');
    expect(code('agent', 'contact.update', { ...payload, email: 'nobody' })).toBe('invalid');
  });

  it('[WT7] takes of a contact what is named alone, and says of attributes what is wrong', () => {
    const about = { command_id: ids.command, contact_id: ids.contact };
    expect(code('agent', 'contact.update', about)).toBe('ok');
    const said = (attributes: object) => {
      const parsed = parseCommand('agent', 'contact.update', { ...about, attributes });
      return parsed.ok ? 'ok' : parsed.error.message;
    };
    expect(said({ plan: 'pro', seats: 4, trial: null })).toBe('ok');
    const values = /plan: must be a text, a number, or true or false/;
    for (const plan of [['pro'], { tier: 1 }]) expect(said({ plan })).toMatch(values);
    expect(said({ plan: 'x'.repeat(301) })).toMatch(/plan: .*300 characters/);
    expect(said({ ['x'.repeat(61)]: 1 })).toMatch(/a name has 1 to 60 characters/);
    const many = Array.from({ length: 31 }, (_, at) => [`key ${at}`, at]);
    expect(said(Object.fromEntries(many))).toMatch(/at most 30 at once/);
  });
});
