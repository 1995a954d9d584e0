import { defaultTalk, limits, type WebsiteInbox } from '@porchlight/protocol';
import type { ReactNode, SubmitEvent } from 'react';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { FormFoot } from '../../shared/form-foot.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useTouched } from '../../shared/use-touched.ts';

type SwitchName = 'rating' | 'transcript' | 'preview';

/** Ratings, transcripts and the typing preview: each on or off, saved together. */
export function TalkForm({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const { id: inbox_id, name, talk: saved = defaultTalk } = inbox;
  const known = {
    rating: saved.rating.on,
    question: saved.rating.question ?? '',
    transcript: saved.transcript,
    preview: saved.typing_preview,
  };
  const { fields, touch } = useTouched(known);
  const { question, ...on } = { ...known, ...fields };
  const { mutate, isPending, isSuccess, reset } = useCommand('inbox.update');
  const turn = (which: SwitchName) => (value: boolean) => {
    touch({ [which]: value });
    reset();
  };
  const words = question.trim() === '' ? null : question.trim();
  const changed =
    on.rating !== saved.rating.on ||
    words !== saved.rating.question ||
    on.transcript !== saved.transcript ||
    on.preview !== saved.typing_preview;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (isPending) return;
    const talk = {
      rating: { on: on.rating, question: words },
      transcript: on.transcript,
      typing_preview: on.preview,
    };
    mutate({ inbox_id, name, talk });
  };
  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-10">
      <Switch name="rating" on={on.rating} onTurn={turn('rating')}>
        {on.rating && (
          <TextField
            label={t('talk.question')}
            placeholder={t('talk.question_own')}
            maxLength={limits.question_length}
            dir="auto"
            value={question}
            onChange={(event) => {
              touch({ question: event.target.value });
              reset();
            }}
          />
        )}
      </Switch>
      <Switch name="transcript" on={on.transcript} onTurn={turn('transcript')} />
      <Switch name="preview" on={on.preview} onTurn={turn('preview')} />
      <FormFoot
        save={t('talk.save')}
        saved={t('talk.saved')}
        saving={isPending ? 'pending' : isSuccess ? 'saved' : 'idle'}
        changed={changed}
      />
    </form>
  );
}

interface SwitchProps {
  readonly name: SwitchName;
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
  readonly children?: ReactNode;
}

function Switch({ name, on, onTurn, children }: SwitchProps) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-5">
      <div>
        <h2 className="text-lg font-semibold">{t(`talk.${name}`)}</h2>
        <p className="mt-1 text-pretty text-muted">{t(`talk.${name}_lead`)}</p>
      </div>
      <ChoiceField
        plain
        label={t(`talk.${name}`)}
        value={on ? 'on' : 'off'}
        options={[
          { value: 'off', label: t(`talk.${name}_off`) },
          { value: 'on', label: t(`talk.${name}_on`) },
        ]}
        choose={(value) => onTurn(value === 'on')}
      />
      {children}
    </section>
  );
}
