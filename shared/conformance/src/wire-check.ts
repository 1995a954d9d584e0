import { errorCodes, type ErrorCode, type Side } from '@porchlight/protocol';
import {
  agentAnswerSchemas,
  agentFrameSchemas,
  rejectionSchema,
  visitorAnswerSchemas,
  visitorFrameSchemas,
} from '@porchlight/protocol/schemas';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a closed schema is good for here. */
interface Schema {
  readonly safeParse: (value: unknown) => {
    readonly error?: { readonly issues: readonly Issue[] } | undefined;
  };
}

type Schemas = Readonly<Record<string, Schema>>;

const frameSchemas: Record<Side, Schemas> = {
  agent: agentFrameSchemas,
  visitor: visitorFrameSchemas,
};
const answerSchemas: Record<Side, Schemas> = {
  agent: agentAnswerSchemas,
  visitor: visitorAnswerSchemas,
};

/** Every word of this kind is for agents only: a visitor who ever gets one has been told a secret. */
export const secretMark = 'SECRET';

/** What is wrong with a frame, by the audience's closed list; undefined for nothing. */
export function faultOfFrame(side: Side, name: string, payload: unknown): string | undefined {
  return faultBy(frameSchemas[side][name], payload, `frame ${name}`) ?? leakIn(side, payload);
}

/** What is wrong with an answer to a command or query. */
export function faultOfAnswer(side: Side, name: string, answer: unknown): string | undefined {
  const schema = isRejection(answer) ? rejectionSchema : answerSchemas[side][name];
  return (
    faultBy(schema, answer, `answer to ${name}`) ?? faultOfRetry(answer) ?? leakIn(side, answer)
  );
}

function faultBy(schema: Schema | undefined, value: unknown, what: string): string | undefined {
  if (schema === undefined) return `${what}: not on the list: ${JSON.stringify(value)}`;
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return undefined;
  return `${what}: ${issue.path.join('.')}: ${issue.message}: ${JSON.stringify(value)}`;
}

/** A code's `retry` is always the same. */
function faultOfRetry(answer: unknown): string | undefined {
  if (!isRejection(answer)) return undefined;
  const { code, retry } = answer.error;
  return retry === errorCodes[code].retry ? undefined : `${code} says retry ${retry}`;
}

function leakIn(side: Side, value: unknown): string | undefined {
  const words = side === 'visitor' ? JSON.stringify(value) : '';
  return words.includes(secretMark) ? `a visitor was told: ${words}` : undefined;
}

function isRejection(
  answer: unknown,
): answer is { ok: false; error: { code: ErrorCode; retry: string } } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}
