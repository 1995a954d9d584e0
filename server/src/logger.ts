import { pino, type Logger } from 'pino';

/** Structured logs on stdout; for people where stdout is a terminal. */
export function createLogger(level: string): Logger {
  const redact = ['password', 'token', '*.password', '*.token', 'req.headers'];
  if (!process.stdout.isTTY) return pino({ level, redact });
  const options = { translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' };
  return pino({ level, redact, transport: { target: 'pino-pretty', options } });
}
