// @vitest-environment happy-dom
import type { LoadedLog } from '@porchlight/client';
import { emptyLog } from '@porchlight/protocol';
import { useEffect } from 'react';
import { expect, it, vi } from 'vitest';
import { openScreen } from '../../test/screen.tsx';
import { useJump } from './use-jump.ts';

function Jumper({ log, onOlder }: { log: LoadedLog; onOlder: () => void }) {
  const [, jump] = useJump([], log, onOlder);
  useEffect(() => jump('far up'), [jump]);
  return null;
}

it('asks for older lines once a page, however fast it is refused', () => {
  const onOlder = vi.fn<() => void>();
  const log: LoadedLog = { ...emptyLog, more: true, loading_older: false };
  const screen = openScreen(<Jumper log={log} onOlder={onOlder} />);
  for (const loading_older of [true, false, true, false])
    screen.show(<Jumper log={{ ...log, loading_older }} onOlder={onOlder} />);
  expect(onOlder).toHaveBeenCalledOnce();
});
