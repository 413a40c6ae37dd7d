import type { DesktopBridge, MenuCommand } from '../src-main/contract/desktop-bridge.ts';
import { importSession } from './features/imports/current-import.svelte.ts';
import { router } from './router.svelte.ts';
import { shortcuts } from './ui/shortcuts.svelte.ts';

/** What each entry of the native menu does: it opens what the screen itself opens. */
const commands: Record<MenuCommand, () => void> = {
  'new-contact': () => shortcuts.press('n'),
  import: () => router.go('contacts', 'import'),
  search: () => shortcuts.press('mod+k'),
  settings: () => router.go('settings'),
  contacts: () => router.go('contacts'),
  today: () => router.go(),
  // A screen that has more to print than is in sight has a key of its own for it.
  print: () => shortcuts.press('mod+p') || window.print(),
};

/** In the desktop window: follows the native menu, and brings in spreadsheets opened from the file manager. */
export function followDesktop(bridge: DesktopBridge): void {
  bridge.onCommand((command) => commands[command]());
  bridge.onFile(({ name, bytes }) => {
    router.go('contacts', 'import');
    void importSession.choose(new File([bytes], name));
  });
}
