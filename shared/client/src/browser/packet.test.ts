import { describe, expect, it } from 'vitest';
import { connectPacket, eventPacket, readPacket } from './packet.ts';

describe('packets of the socket.io protocol', () => {
  it.each([
    ['40/visitor,{"sid":"x"}', { kind: 'connected' }],
    ['41/visitor,', { kind: 'disconnected' }],
    ['42/visitor,["heads",{"n":1}]', { kind: 'event', name: 'heads', payload: { n: 1 } }],
    ['42/visitor,["say","a,b[1]\\n"]', { kind: 'event', name: 'say', payload: 'a,b[1]\n' }],
    ['43/visitor,12[{"ok":true}]', { kind: 'answer', id: 12, answer: { ok: true } }],
    ['44/visitor,{"message":"no","data":{"code":"x"}}', { kind: 'refused', data: { code: 'x' } }],
    ['44/visitor,{"message":"no"}', { kind: 'refused', data: undefined }],
  ])('reads %s', (message, packet) => {
    expect(readPacket(message, '/visitor')).toEqual(packet);
  });

  it.each([
    '42/agent,["heads",{}]',
    '42["heads",{}]',
    '42/visitor,["heads"',
    '42/visitor,[1]',
    '42/visitor,{}',
    '451-/visitor,["binary"]',
    '2',
    '',
  ])('leaves %s alone', (message) => {
    expect(readPacket(message, '/visitor')).toBeUndefined();
  });

  it('writes what it reads', () => {
    expect(connectPacket('/visitor', { token: 't' })).toBe('40/visitor,{"token":"t"}');
    const written = eventPacket('/visitor', 7, 'sync', { cursor: null });
    expect(written).toBe('42/visitor,7["sync",{"cursor":null}]');
    expect(readPacket(written, '/visitor')).toMatchObject({ kind: 'event', name: 'sync' });
  });
});
