import { fetchSettingsWords } from '../../shared/language.ts';
import { lazyPart } from './lazy-part.ts';

const load = async () => (await Promise.all([import('./trouble.tsx'), fetchSettingsWords()]))[0];

/** The parts of `trouble.tsx`. */
export const ChangeNote = lazyPart(async () => (await load()).ChangeNote);
export const OutgoingFailure = lazyPart(async () => (await load()).OutgoingFailure);
export const ProviderFailure = lazyPart(async () => (await load()).ProviderFailure);
