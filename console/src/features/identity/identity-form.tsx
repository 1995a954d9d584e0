import type { IdentityAlgorithm, WebsiteInbox } from '@porchlight/protocol';
import { useId } from 'react';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { FormFoot } from '../../shared/form-foot.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { nodeSample, pageSample } from './node-sample.ts';
import { Sample } from './sample.tsx';
import { SecretSection } from './secret-section.tsx';
import { useIdentityDraft, type IdentityDraft } from './use-identity-draft.ts';

/** How the people of one website prove who they are. */
export function IdentityForm({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const draft = useIdentityDraft(inbox);
  const { wish, fault, changed, saving, change, save } = draft;
  const choices = <Value extends 'off' | 'on' | IdentityAlgorithm>(values: readonly Value[]) =>
    values.map((value) => ({ value, label: t(`identity.${value}`) }));
  return (
    <>
      <form noValidate onSubmit={save} className="flex flex-col gap-6">
        <ChoiceField
          label={t('identity.tokens')}
          value={wish.on ? 'on' : 'off'}
          options={choices(['off', 'on'])}
          hint={t('identity.tokens_hint')}
          choose={(value) => change({ on: value === 'on' })}
        />
        {wish.on && (
          <ChoiceField
            label={t('identity.who')}
            value={wish.required === true ? 'known' : 'anybody'}
            options={(['anybody', 'known'] as const).map((value) => ({
              value,
              label: t(`identity.${value}`),
            }))}
            hint={t(wish.required === true ? 'identity.known_hint' : 'identity.anybody_hint')}
            choose={(value) => change({ required: value === 'known' })}
          />
        )}
        <ChoiceField
          label={t('identity.algorithm')}
          value={wish.algorithm}
          options={choices(['HS256', 'EdDSA'])}
          hint={t(`identity.${wish.algorithm}_hint`)}
          choose={(algorithm) => change({ algorithm })}
        />
        {wish.algorithm === 'HS256' ? <SecretSection inbox={inbox} /> : <KeyField {...draft} />}
        <p role="alert" className="text-sm text-danger empty:hidden">
          {fault === 'secret_missing' && t('identity.secret_missing')}
        </p>
        <FormFoot
          save={t('identity.save')}
          saved={t('identity.saved')}
          saving={saving}
          changed={changed}
        />
      </form>
      <section className="flex flex-col gap-4 border-t border-line pt-8">
        <div>
          <h2 className="text-lg font-semibold">{t('identity.sample')}</h2>
          <p className="text-muted text-pretty">{t('identity.sample_lead')}</p>
        </div>
        <Sample label={t('identity.sample_server')} code={nodeSample(wish.algorithm)} />
        <Sample label={t('identity.sample_page')} code={pageSample} />
      </section>
    </>
  );
}

function KeyField({ wish, fault, change }: IdentityDraft) {
  const { t } = useTranslation();
  const id = useId();
  const wrong = fault === 'key_wrong' || fault === 'key_missing';
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t('identity.key')}
      </label>
      <textarea
        id={id}
        dir="ltr"
        rows={4}
        spellCheck={false}
        placeholder={'-----BEGIN PUBLIC KEY-----'}
        value={wish.public_key ?? ''}
        aria-invalid={wrong}
        aria-describedby={`${id}-fault`}
        onChange={(event) => change({ public_key: event.target.value })}
        className="calm rounded-md border border-line-strong bg-surface p-3 font-mono text-sm focus-visible:lit-edge aria-invalid:border-danger aria-invalid:outline-danger max-tablet:text-input"
      />
      <p id={`${id}-fault`} role="alert" className="text-sm text-danger empty:hidden">
        {wrong && t(`identity.${fault}`)}
      </p>
    </div>
  );
}
