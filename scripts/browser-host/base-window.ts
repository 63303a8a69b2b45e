import { EventEmitter } from 'node:events';

/** The stand-in for Electron's `BaseWindow`: without a page there is nothing to show of it. */
export class BaseWindow extends EventEmitter {
  private destroyed = false;
  isDestroyed = (): boolean => this.destroyed;
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
}
