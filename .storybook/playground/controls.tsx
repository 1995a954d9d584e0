import type { Scene } from '@porchlight/mock-server';
import { useState } from 'react';
import { ourBrand } from './brand-rules.ts';
import { calm, sliders, slow, type Settings } from './settings.ts';
import { sayings, words } from './words.ts';

interface ControlsProps {
  readonly scene: Scene;
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => void;
  readonly again: () => void;
}

/** What can be done to the lines, the server and the people of a scene. */
export function Controls({ scene, settings, change, again }: ControlsProps) {
  const keys = Object.keys(sliders) as (keyof typeof sliders)[];
  return (
    <fieldset>
      <legend>{words.controls}</legend>
      {keys.map((key) => (
        <label key={key}>
          <span>{words[key]}</span>
          <input
            type="range"
            min={0}
            max={sliders[key]}
            value={settings[key]}
            onChange={({ target }) => change({ [key]: target.valueAsNumber })}
          />
          <output>{settings[key]}</output>
        </label>
      ))}
      <label className="switch">
        <input
          type="checkbox"
          checked={settings.offline}
          onChange={({ target }) => change({ offline: target.checked })}
        />
        <span>{words.offline}</span>
      </label>
      <div className="buttons">
        <button type="button" onClick={() => change(slow)}>
          {words.slow}
        </button>
        <button type="button" onClick={() => change(calm)}>
          {words.calm}
        </button>
        {scene.server !== null && (
          <button type="button" onClick={() => scene.server?.restart()}>
            {words.kill}
          </button>
        )}
        <SpeakButton scene={scene} />
      </div>
      <div className="buttons">
        <label className="switch">
          <input
            type="color"
            value={settings.brand === '' ? ourBrand : settings.brand}
            onChange={({ target }) => change({ brand: target.value })}
          />
          <span>{words.brand}</span>
        </label>
        <button
          type="button"
          disabled={settings.brand === ''}
          onClick={() => change({ brand: '' })}
        >
          {words.ours}
        </button>
      </div>
      {scene.server !== null && (
        <NumberField name="conversations" most={10_000} settings={settings} change={change} />
      )}
      <NumberField name="seed" most={9_999} settings={settings} change={change} />
      <div className="buttons">
        <button type="button" onClick={again}>
          {words.begin}
        </button>
        <ShareButton />
      </div>
    </fieldset>
  );
}

interface NumberFieldProps extends Pick<ControlsProps, 'settings' | 'change'> {
  readonly name: 'conversations' | 'seed';
  readonly most: number;
}

/** A number that counts once it is entered: each change begins another scene. */
function NumberField({ name, most, settings, change }: NumberFieldProps) {
  return (
    <label>
      <span>{words[name]}</span>
      <input
        key={settings[name]}
        type="number"
        min={0}
        max={most}
        defaultValue={settings[name]}
        onBlur={({ target }) => {
          if (target.validity.valid && target.value !== '')
            change({ [name]: target.valueAsNumber });
        }}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
        }}
      />
    </label>
  );
}

function SpeakButton({ scene }: { readonly scene: Scene }) {
  const [said, setSaid] = useState(0);
  const speak = () => {
    setSaid(said + 1);
    void scene.visitorSays(sayings[said % sayings.length] ?? '');
  };
  return (
    <button type="button" onClick={speak}>
      {words.say}
    </button>
  );
}

/** Storybook writes the settings into the address of its window. */
function ShareButton() {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText((window.top ?? window).location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button type="button" onClick={() => void copy()}>
      {copied ? words.copied : words.share}
    </button>
  );
}
