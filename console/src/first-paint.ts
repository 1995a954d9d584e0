// Runs before anything is painted, so that nobody who chose dark sees a white flash. See build/first-paint.ts.
import { applyTheme, chosenTheme } from './shared/theme.ts';

applyTheme(chosenTheme());
