import { useState } from 'react';
import { editToken, type EditableToken } from './edit-token.ts';
import { refusals, words } from './words.ts';

interface TokenEditorProps {
  readonly css: string;
  readonly token: EditableToken;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Saves, and gives the HTTP status; 0 where there is nobody to save it. */
  readonly save: (token: EditableToken, value: string) => Promise<number>;
}

/** The new value of one token, what speaks against it, and the way to save it. */
export function TokenEditor({ css, token, value, onValue, save }: TokenEditorProps) {
  const [outcome, setOutcome] = useState('');
  const against = refusals(editToken(css, token, value));
  const submit = async () => setOutcome(outcomeOf(await save(token, value)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label>
        <span>{words.value(token.name)}</span>
        <input
          spellCheck={false}
          value={value}
          aria-describedby="against"
          aria-invalid={against.length > 0}
          onChange={({ target }) => {
            setOutcome('');
            onValue(target.value);
          }}
        />
      </label>
      <ul id="against" aria-live="polite">
        {against.length === 0 && <li className="sound">{words.sound}</li>}
        {against.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className="buttons">
        <button type="submit" disabled={against.length > 0 || value === token.value}>
          {words.save}
        </button>
        <button type="button" disabled={value === token.value} onClick={() => onValue(token.value)}>
          {words.undo}
        </button>
        <output>{outcome}</output>
      </div>
    </form>
  );
}

function outcomeOf(status: number): string {
  if (status === 204) return words.saved;
  return status === 409 ? words.stale : words.away;
}
