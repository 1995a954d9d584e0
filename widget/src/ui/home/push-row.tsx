import { useEffect, useState } from 'react';
import type { PushState, PushSwitch } from '../panel-ways.ts';
import { useLaterWords } from '../talk/later/use-later-words.ts';

/** Lets the visitor be told of answers after they have left, and says how it stands. */
export function PushRow({ push }: { readonly push: PushSwitch }) {
  const { t } = useLaterWords();
  const [state, setState] = useState<PushState>();
  useEffect(() => void push.state().then(setState), [push]);
  if (state === undefined) return null;
  // The name is put in when there is one.
  const turn = () => push.turn(state !== 'on', t('push_says')).then(setState);
  return (
    <div className="push">
      {state !== 'refused' && (
        <button type="button" className="text-button" onClick={turn}>
          {t(state === 'on' ? 'push_off' : 'push_on')}
        </button>
      )}
      <output>{t(`push_is_${state}`)}</output>
    </div>
  );
}
