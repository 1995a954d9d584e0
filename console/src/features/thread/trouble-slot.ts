import { lazyPart } from './lazy-part.ts';

const load = () => import('./trouble.ts');

/** The parts of `trouble.ts`. */
export const ChangeNote = lazyPart(async () => (await load()).ChangeNote);
export const OutgoingFailure = lazyPart(async () => (await load()).OutgoingFailure);
export const ProviderFailure = lazyPart(async () => (await load()).ProviderFailure);
