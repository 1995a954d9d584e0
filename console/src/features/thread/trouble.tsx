// What stands below a message that could not be sent, changed or handed on: fetched together, when there is one.
import type { ComponentType } from 'react';
import { SettingsWords } from '../../shared/translation.tsx';
import { ChangeNote as Change } from './change-note.tsx';
import { OutgoingFailure as Outgoing } from './outgoing-failure.tsx';
import { ProviderFailure as Provider } from './provider-failure.tsx';

/** The parts, with the words that they need. */
export const ChangeNote = inWords(Change);
export const OutgoingFailure = inWords(Outgoing);
export const ProviderFailure = inWords(Provider);

function inWords<Props extends object>(Part: ComponentType<Props>) {
  return (props: Props) => (
    <SettingsWords>
      <Part {...props} />
    </SettingsWords>
  );
}
