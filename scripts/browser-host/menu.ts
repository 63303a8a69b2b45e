import { record } from './recorded.ts';

/** An item as the application gives it. */
export type MenuItem = {
  label?: string;
  role?: string;
  type?: string;
  enabled?: boolean;
  click?: () => void;
  submenu?: MenuItem[];
};

/** What of an item a person would read. */
export function labelOf({ label, role, type }: MenuItem): string {
  return label ?? role ?? type ?? '';
}

/** The stand-in for Electron's `Menu`: kept, never drawn. */
export class Menu {
  static applicationMenu: Menu | null = null;
  items: MenuItem[] = [];
  static buildFromTemplate(template: MenuItem[]): Menu {
    const menu = new Menu();
    menu.items = template;
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.applicationMenu = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.applicationMenu;
  }
  append(item: MenuItem): void {
    this.items.push(item);
  }
  popup(): void {
    record('menu', { labels: this.items.map(labelOf) });
  }
  closePopup(): void {}
}
