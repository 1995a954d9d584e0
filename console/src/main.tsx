import { createRoot } from 'react-dom/client';
import './app/console.css';
import { App } from './app/app.tsx';
import './shared/hear-pops.ts';
import { learnLanguage, preferredLanguage } from './shared/language.ts';
import { TranslationProvider } from './shared/translation.tsx';

const first = await learnLanguage(preferredLanguage());
const root = document.getElementById('console');
if (root === null) throw new Error('index.html has no #console');
createRoot(root).render(
  <TranslationProvider first={first}>
    <App />
  </TranslationProvider>,
);
