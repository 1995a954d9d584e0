import { fetchSettingsWords } from '../../shared/language.ts';
import { lazyPart } from './lazy-part.ts';

const load = () => import('./trouble.ts');
// What they say is rare, too.
const loadWithWords = async () => {
  await fetchSettingsWords();
  return load();
};

/** The parts of `trouble.ts`. */
export const ChangeNote = lazyPart(async () => (await loadWithWords()).ChangeNote);
export const OutgoingFailure = lazyPart(async () => (await load()).OutgoingFailure);
export const ProviderFailure = lazyPart(async () => (await loadWithWords()).ProviderFailure);
