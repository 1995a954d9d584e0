import { fetchSettingsWords } from '../shared/language.ts';
import { useOpenPart } from '../shared/use-open-part.ts';
import type { ScreenStore } from './screen.ts';

/** The code of the dialogs that is fetched with the first one that is opened. */
export const dialogParts = {
  shortcuts: () => withWords(import('../features/shortcuts/shortcuts-dialog.tsx')),
  palette: () => withWords(import('../features/palette/palette.tsx')),
};

/** Their words are the settings'. */
async function withWords<Part>(part: Promise<Part>): Promise<Part> {
  await fetchSettingsWords();
  return part;
}

/** Opens a dialog; says so where its code can't be fetched. */
export function useOpenDialog(screen: ScreenStore): (dialog: keyof typeof dialogParts) => void {
  const openPart = useOpenPart();
  return (dialog) =>
    openPart(dialogParts[dialog], (shown) => screen.setState({ dialog: shown ? dialog : null }));
}
