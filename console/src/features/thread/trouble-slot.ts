import { withSettingsWords } from '../../shared/language.ts';
import { lazyPart } from '../../shared/lazy-part.ts';

const load = () => withSettingsWords(import('./trouble.tsx'));

/** The parts of `trouble.tsx`. */
export const ChangeNote = lazyPart(async () => (await load()).ChangeNote);
export const OutgoingFailure = lazyPart(async () => (await load()).OutgoingFailure);
export const ProviderFailure = lazyPart(async () => (await load()).ProviderFailure);
