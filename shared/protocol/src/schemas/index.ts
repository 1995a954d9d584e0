export * from './access.ts';
export * from './answers.ts';
export * from './appearance.ts';
export * from './clean-text.ts';
export * from './commands.ts';
export * from './entities.ts';
export * from './events.ts';
export * from './frames.ts';
