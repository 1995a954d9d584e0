import { describe, expect, test } from 'vitest';
import { commandPacket } from './command-packet.ts';

const read = (packet: unknown) => commandPacket('2/visitor,', packet);

describe('commandPacket', () => {
  test('reads a command with its payload and the number of its acknowledgement', () => {
    const payload = { text: 'half [a] "quote" – 你好' };
    const packet = `2/visitor,12${JSON.stringify(['message.send', payload])}`;
    expect(read(packet)).toEqual({ name: 'message.send', payload, id: '12' });
    expect(read('2/visitor,0["sync",{}]')).toEqual({ name: 'sync', payload: {}, id: '0' });
  });

  test.each([
    ['no text', Buffer.from('2/visitor,1["sync",{}]')],
    ['nothing', ''],
    ['another namespace', '2/visitors,1["sync",{}]'],
    ['another type', '3/visitor,1["sync",{}]'],
    ['binary attachments', '51-/visitor,1["sync",{"_placeholder":true,"num":0}]'],
    ['a goodbye', '1/visitor,'],
    ['no acknowledgement', '2/visitor,["sync",{}]'],
    ['a number that is none', '2/visitor,1e3["sync",{}]'],
    ['a number with a nought before it', '2/visitor,01["sync",{}]'],
    ['a number beyond what is exact', '2/visitor,99999999999999999["sync",{}]'],
    ['no list', '2/visitor,1{"0":"sync"}'],
    ['no JSON', '2/visitor,1["sync",{]'],
    ['a second packet behind it', '2/visitor,1["sync",{}]2/visitor,2["sync",{}]'],
    ['no payload', '2/visitor,1["sync"]'],
    ['two payloads', '2/visitor,1["sync",{},{}]'],
    ['a payload that is text', '2/visitor,1["sync","x"]'],
    ['a payload that is null', '2/visitor,1["sync",null]'],
    ['a payload that is a list', '2/visitor,1["sync",[]]'],
    ['a name that is a number', '2/visitor,1[7,{}]'],
    ['a name of socket.io', '2/visitor,1["disconnect",{}]'],
    ['a name that every object has', '2/visitor,1["toString",{}]'],
    ['an unknown name', '2/visitor,1["message.sing",{}]'],
  ])('leaves %s to socket.io', (_what, packet) => {
    expect(read(packet)).toBeNull();
  });
});
