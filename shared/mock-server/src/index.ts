export * from './account.ts';
export * from './faults.ts';
export * from './faults-schema.ts';
export * from './mock-environment.ts';
export * from './mock-server.ts';
export * from './mock-transport.ts';
export * from './seeded-random.ts';
export * from './seeds/seed-conversations.ts';
