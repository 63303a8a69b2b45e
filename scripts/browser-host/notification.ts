import { EventEmitter } from 'node:events';
import { record } from './recorded.ts';

let newest: Notification | null = null;

/** The stand-in for Electron's `Notification`: recorded. */
export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  private readonly options: { title?: string; body?: string };
  constructor(options: { title?: string; body?: string } = {}) {
    super();
    this.options = options;
  }
  show(): void {
    newest = this;
    record('notification', { title: this.options.title, body: this.options.body });
    this.emit('show', {});
  }
  close(): void {
    this.emit('close', {});
  }
}

/** Clicks the newest notification. */
export function clickNotification(): void {
  newest?.emit('click', {});
}
