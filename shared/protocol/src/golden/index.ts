export * from './cast.ts';
export * from './commands.ts';
export * from './events.ts';
export * from './frames.ts';
