import { fetchedPart } from '../shared/fetched-part.ts';
import { withSettingsWords } from '../shared/language.ts';
import { useOpenPart } from '../shared/use-open-part.ts';
import type { ScreenStore } from './screen.ts';

const [ShortcutsDialog, shortcuts] = fetchedPart(
  () => withSettingsWords(import('../features/shortcuts/shortcuts-dialog.tsx')),
  (module) => module.ShortcutsDialog,
);
const [Palette, palette] = fetchedPart(
  () => withSettingsWords(import('../features/palette/palette.tsx')),
  (module) => module.Palette,
);
const parts = { shortcuts, palette };

/** Fetched when they are first opened. */
export { Palette, ShortcutsDialog };

/** Opens a dialog; says so where its code can't be fetched. */
export function useOpenDialog(screen: ScreenStore): (dialog: keyof typeof parts) => void {
  const openPart = useOpenPart();
  return (dialog) =>
    openPart(parts[dialog], (shown) => screen.setState({ dialog: shown ? dialog : null }));
}
