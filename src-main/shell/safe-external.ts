import { shell } from 'electron';
import { safeExternalUrl } from './external-url.ts';

/** Opens a link in the system's own program, if it is one of the kinds allowed; false when it was refused. */
export async function openExternal(text: string): Promise<boolean> {
  const url = safeExternalUrl(text);
  if (url === null) return false;
  await shell.openExternal(url);
  return true;
}
