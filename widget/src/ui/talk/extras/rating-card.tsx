import type { Ending, Id } from '@porchlight/protocol';
import { isRatable, limits } from '@porchlight/protocol';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import type { PanelClient } from '../../panel-client.ts';
import { type MoreKey, useMoreWords } from '../../use-more-words.ts';
import { keptValues } from './kept-values.ts';

export interface RatingCardProps {
  readonly client: Pick<PanelClient, 'ask' | 'newId' | 'draft' | 'keepDraft'>;
  readonly id: Id;
  readonly ending: Ending;
  /** The owner's own question; null for the house's. */
  readonly question: string | null;
}

const scores = [1, 2, 3, 4, 5] as const;

interface Wish {
  readonly score: number | null;
  readonly comment: string;
}

const noWish: Wish = { score: null, comment: '' };

function readWish({ score, comment = '' }: Readonly<Record<string, string>>): Wish {
  return { score: scores.find((one) => String(one) === score) ?? null, comment };
}

/** Asks how it was once a conversation has ended, and shows what was said to that. */
export function RatingCard({ client, id, ending, question }: RatingCardProps) {
  const t = useMoreWords();
  const title = `rate-${id}`;
  const { rating } = ending;
  // Not of this ending: what was begun at an earlier one and not sent is asked for again [SN14].
  const kept = keptValues(client, `rating:${id}`);
  const [opened_ms] = useState(() => Date.now());
  const open = isRatable(ending.at, opened_ms);
  const [wish, setWish] = useState<Wish>(() => (open ? readWish(kept.get()) : noWish));
  const { score, comment } = wish;
  const [stage, setStage] = useState<'shown' | 'changing' | 'sending' | 'failed'>(
    score === null ? 'shown' : 'changing',
  );
  const change = (to: Partial<Wish>) => {
    const next = { ...wish, ...to };
    setWish(next);
    kept.set({ score: String(next.score ?? ''), comment: next.comment });
  };
  const box = useRef<HTMLElement>(null);
  // Who has sent it had the focus in what is gone.
  const said = rating !== undefined && stage === 'shown';
  useLayoutEffect(() => {
    if (said && score !== null) box.current?.focus();
  }, [said, score]);
  useLayoutEffect(() => {
    // Too late: nothing is left to be sent.
    if (!open) kept.forget();
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, [open]);
  if (!open && rating === undefined) return null;
  const nameOf = (value: number) => t(`score_${value}` as MoreKey);
  if (rating !== undefined && stage === 'shown')
    return (
      <section ref={box} tabIndex={-1} className="rating" aria-label={question ?? t('rate')}>
        <output>{t('rated', { score: nameOf(rating.score) })}</output>
        {rating.comment !== null && <p dir="auto">{rating.comment}</p>}
        {open && (
          <button
            type="button"
            className="text-button"
            onClick={() => {
              setWish({ score: rating.score, comment: rating.comment ?? '' });
              setStage('changing');
            }}
          >
            {t('change_rating')}
          </button>
        )}
      </section>
    );
  const giveUp = () => {
    kept.forget();
    setStage('shown');
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (score === null || stage === 'sending') return;
    setStage('sending');
    const words = comment.trim() === '' ? null : comment.trim();
    const { ok } = await client.ask('conversation.rate', {
      command_id: client.newId(),
      conversation_id: id,
      score,
      comment: words,
    });
    if (ok) kept.forget();
    setStage(ok ? 'shown' : 'failed');
  };
  return (
    <form className="rating" aria-labelledby={title} onSubmit={(event) => void send(event)}>
      <h2 id={title}>{question ?? t('rate')}</h2>
      <div className="scores" role="radiogroup" aria-labelledby={title}>
        {scores.map((value) => (
          <label
            key={value}
            className={value === score ? 'score on' : 'score'}
            title={nameOf(value)}
          >
            <input
              type="radio"
              name={title}
              className="hidden"
              checked={value === score}
              aria-label={`${value} ${nameOf(value)}`}
              onChange={() => change({ score: value })}
            />
            <span aria-hidden="true">{value}</span>
          </label>
        ))}
      </div>
      <p className="ends" aria-hidden="true">
        <span>{nameOf(1)}</span>
        <span>{nameOf(5)}</span>
      </p>
      {score !== null && (
        <>
          <label className="rich-field">
            {t('comment')}
            <textarea
              rows={2}
              dir="auto"
              maxLength={limits.comment_length}
              value={comment}
              onInput={(event) => change({ comment: event.currentTarget.value })}
            />
          </label>
          <button type="submit" className="choice go" aria-disabled={stage === 'sending'}>
            {t('send_rating')}
          </button>
          {rating && (
            <button type="button" className="text-button" onClick={giveUp}>
              {t('no')}
            </button>
          )}
        </>
      )}
      {stage === 'failed' && <p role="alert">{t('not_rated')}</p>}
    </form>
  );
}
