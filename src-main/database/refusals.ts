import { accessSync, constants, mkdirSync } from 'node:fs';

/** Why a database was not opened, as a sentence that says what to do. Nothing was changed or deleted. */
export type OpenRefusal = {
  ok: false;
  code: 'network_path' | 'folder_not_writable' | 'in_use' | 'corrupt' | 'newer' | 'disk_full';
  message: string;
};

/** A refusal with its sentence. */
export function refuse(code: OpenRefusal['code'], message: string): OpenRefusal {
  return { ok: false, code, message };
}

/** Whether a path leads to another computer: SQLite's locks cannot be trusted there. */
export function isNetworkPath(path: string): boolean {
  return /^(\\\\|\/\/)(?![?.][\\/])/.test(path) || /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path);
}

/** Why a folder cannot hold the database; null when it can. Makes it when it is not there. */
export function folderProblem(folder: string): OpenRefusal | null {
  if (isNetworkPath(folder)) {
    return refuse(
      'network_path',
      `The data folder ${folder} is on another computer. Choose a folder on this computer: a database on a network drive can be damaged.`,
    );
  }
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.R_OK);
    return null;
  } catch {
    return refuse(
      'folder_not_writable',
      `Clerkwell cannot write to its data folder ${folder}. Ask IT to let your account write there, then start Clerkwell again.`,
    );
  }
}

/** The refusal that an error of SQLite or the file system means; throws an error that means none. */
export function explain(error: unknown, folder: string): OpenRefusal {
  const code = String((error as { code?: unknown }).code ?? '');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return refuse(
      'disk_full',
      `The disk with ${folder} is full. Free some space, then start Clerkwell again. Nothing is lost.`,
    );
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return refuse(
      'corrupt',
      `The database in ${folder} is damaged. Nothing was changed. Do not delete it: ask IT to restore the latest backup, or to send the file to support.`,
    );
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_IOERR') ||
    code === 'EACCES'
  )
    return refuse(
      'folder_not_writable',
      `Clerkwell cannot write to its database in ${folder}. Ask IT to let your account write there, then start Clerkwell again.`,
    );
  throw error;
}
