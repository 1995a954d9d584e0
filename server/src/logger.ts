import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';

/** Structured logs on stdout; for people where stdout is a terminal. */
export function createLogger(level: string): Logger {
  const redact = ['password', 'token', '*.password', '*.token', 'req.headers'];
  if (!process.stdout.isTTY) return pino({ level, redact });
  return pino(
    { level, redact },
    pretty({ translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', sync: true }),
  );
}
