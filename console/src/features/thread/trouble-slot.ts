import { fetchSettingsWords } from '../../shared/language.ts';
import { lazyPart } from './lazy-part.ts';

const load = async () => {
  await fetchSettingsWords();
  return import('./trouble.tsx');
};

/** The parts of `trouble.tsx`. */
export const ChangeNote = lazyPart(async () => (await load()).ChangeNote);
export const OutgoingFailure = lazyPart(async () => (await load()).OutgoingFailure);
export const ProviderFailure = lazyPart(async () => (await load()).ProviderFailure);
