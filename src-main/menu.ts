import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The application menu. macOS needs one for copy, paste and quit to have their keys; elsewhere the default menu would
 * only take keys from the list (Ctrl+R reloads in it, and means redo here).
 */
export function installMenu(platform: NodeJS.Platform): void {
  if (platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  const template: MenuItemConstructorOptions[] = [
    { role: 'appMenu' },
    { label: 'Edit', submenu: [{ role: 'copy' }, { role: 'paste' }] },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
