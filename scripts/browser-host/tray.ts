import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { labelOf, type Menu } from './menu.ts';
import { needReady } from './ready-state.ts';
import { record } from './recorded.ts';

let shown: Tray | null = null;

/** The stand-in for Electron's `Tray`: what the icon says is recorded, whenever it is given a menu and when it goes. */
export class Tray extends EventEmitter {
  private menu: Menu | null = null;
  private toolTip = '';
  constructor(image: string) {
    super();
    needReady('Tray');
    if (!existsSync(image)) throw new Error(`Failed to load image from path '${image}'`);
    shown = this;
  }
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
    record('tray', { toolTip: this.toolTip, items: (menu?.items ?? []).map(labelOf) });
  }
  setImage(): void {}
  setTitle(): void {}
  destroy(): void {
    if (this.isDestroyed()) return;
    shown = null;
    record('tray', { gone: true });
  }
  isDestroyed = (): boolean => shown !== this;

  /** Chooses an item of the icon's menu; throws when it has none of that name, or it is greyed out. */
  choose(label: string): void {
    const item = this.menu?.items.find((one) => labelOf(one) === label && one.enabled !== false);
    if (!item?.click) throw new Error(`The tray has no “${label}” to choose.`);
    item.click();
  }
}

/** Clicks the icon in the tray, or chooses from its menu; throws when there is no icon. */
export function useTray(label: string | undefined): void {
  if (shown === null) throw new Error('There is no icon in the tray.');
  if (label === undefined) shown.emit('click', {}, {}, {});
  else shown.choose(label);
}
