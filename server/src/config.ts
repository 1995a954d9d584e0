import { z } from 'zod';
import { shortestSecret } from './data-folder.ts';
import { originOf } from './domain/origins.ts';
import { readS3Address } from './files/s3-address.ts';
import { isAddress } from './mail/sender-address.ts';
import { readSmtpUrl } from './mail/smtp-settings.ts';

/** How the server is set up, from the environment. */
export type Config = z.output<typeof configSchema>;

/** The configuration, or one sentence that says what to do. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly sentence: string };

const port = 'must be a whole number from 0 to 65535, for example 3000';
const publicUrl =
  'must be the address that browsers use, without a path, for example https://chat.example.com';
const database = 'must begin with postgres:// (leave it out to use SQLite in DATA_DIR)';
const redis = 'must begin with redis:// or rediss://';
const files =
  'must look like s3://KEY:SECRET@bucket/prefix?endpoint=https://s3.example.com&region=eu-1 (leave it out to keep files in DATA_DIR)';
const origins = 'must be origins with commas between them, for example https://console.example.com';
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const configSchema = z
  .object({
    PORT: z.coerce.number(port).int(port).min(0, port).max(65_535, port).default(3_000),
    HOST: z.string().default('127.0.0.1'),
    PUBLIC_URL: z.string().refine(isPublicUrl, publicUrl).transform(originOf).optional(),
    DATA_DIR: z.string().default('./data'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, database)
      .optional(),
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\//, redis)
      .optional(),
    SECRET_KEY: z
      .string()
      .min(shortestSecret, `must have at least ${shortestSecret} characters, or be left out`)
      .optional(),
    ADMIN_EMAIL: z.email('must be an e-mail address').default('admin@porchlight.local'),
    ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
    LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).default('info'),
    CONSOLE_ORIGINS: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .refine((list) => list.every((origin) => originOf(origin) === origin), origins)
      .default([]),
    FILES_URL: z
      .string()
      .refine((text) => readS3Address(text) !== undefined, files)
      .optional(),
    SMTP_URL: z
      .string()
      .superRefine((text, context) => {
        const read = readSmtpUrl(text);
        if (!read.ok) context.addIssue({ code: 'custom', message: read.fault });
      })
      .optional(),
    MAIL_FROM: z
      .string()
      .refine(isAddress, 'must be an e-mail address alone, for example chat@example.com')
      .optional(),
    ALLOW_PRIVATE_WEBHOOKS: z.stringbool('must be 1 or 0').default(false),
    LIMITS_OFF: z.stringbool('must be 1 or 0').default(false),
  })
  .transform((parsed) => ({
    port: parsed.PORT,
    host: parsed.HOST,
    public_url: parsed.PUBLIC_URL,
    data_dir: parsed.DATA_DIR,
    database_url: parsed.DATABASE_URL,
    redis_url: parsed.REDIS_URL,
    secret_key: parsed.SECRET_KEY,
    admin: { email: parsed.ADMIN_EMAIL, password: parsed.ADMIN_PASSWORD },
    log_level: parsed.LOG_LEVEL,
    console_origins: parsed.CONSOLE_ORIGINS,
    files_url: parsed.FILES_URL,
    smtp_url: parsed.SMTP_URL,
    mail_from: parsed.MAIL_FROM,
    allow_private_webhooks: parsed.ALLOW_PRIVATE_WEBHOOKS,
    limits_on: !parsed.LIMITS_OFF,
  }));

/** Reads the configuration. A variable that is set but empty counts as absent. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): ConfigResult {
  const set = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = configSchema.safeParse(Object.fromEntries(set));
  if (parsed.success) return { ok: true, config: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, sentence: `${String(issue?.path[0])} ${issue?.message}.` };
}

function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === ''
  );
}
