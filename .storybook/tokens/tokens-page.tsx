import { useState } from 'react';
import { editableTokens, type EditableToken } from './edit-token.ts';
import { ScreenPair } from './screen-pair.tsx';
import { TokenEditor } from './token-editor.tsx';
import { savePath } from './save-path.ts';
import { useScreens } from './use-screens.ts';
import { words } from './words.ts';

interface TokensPageProps {
  /** The sheet as it is. */
  readonly css: string;
  readonly globals: string;
}

/** The page on which a designer changes a token. */
export function TokensPage({ css, globals }: TokensPageProps) {
  const screens = useScreens();
  const [sought, setSought] = useState('');
  const [token, setToken] = useState<EditableToken>();
  const [value, setValue] = useState('');
  const found = editableTokens(css).filter(({ name }) => name.includes(sought.trim()));
  return (
    <main id="tokens">
      <header>
        <h1>{words.title}</h1>
        <p className="quiet">{words.intro}</p>
      </header>
      <nav>
        <label>
          <span>{words.find}</span>
          <input type="search" value={sought} onChange={({ target }) => setSought(target.value)} />
        </label>
        <ul>
          {found.map((each) => (
            <li key={each.line}>
              <button
                type="button"
                aria-pressed={each.line === token?.line}
                onClick={() => {
                  setToken(each);
                  setValue(each.value);
                }}
              >
                <i style={{ background: `var(${each.name})` }} />
                <span>{each.name.replace('--pl-', '')}</span>
                <small>{each.value}</small>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <section>
        {token === undefined ? (
          <p className="quiet">{words.nothing}</p>
        ) : (
          <TokenEditor
            key={token.line}
            css={css}
            token={token}
            value={value}
            onValue={setValue}
            save={save}
          />
        )}
        <h2>{words.screens}</h2>
        <ul className="screens">
          {screens.map((screen) => (
            <ScreenPair
              key={screen.id}
              screen={screen}
              token={token}
              value={value}
              globals={globals}
            />
          ))}
        </ul>
      </section>
    </main>
  );
}

async function save(token: EditableToken, value: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ token, value });
  try {
    return (await fetch(savePath, { method: 'POST', headers, body })).status;
  } catch {
    return 0;
  }
}
