/** Where the program says what went wrong. No line carries a number, an address, a name or a text of a client. */
export type Log = {
  info(text: string): void;
  error(text: string, error: unknown): void;
};

const hidden: [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[address]'],
  [/\+?\d[\d ()-]{6,}\d/g, '[number]'],
  [/'(?:[^'\\]|\\.){3,}'|"(?:[^"\\]|\\.){3,}"/g, '[text]'],
];

/** Takes addresses, telephone numbers and quoted texts out of a line. */
export function redact(text: string): string {
  return hidden.reduce((line, [pattern, word]) => line.replace(pattern, word), text);
}

/** A log that writes redacted lines: the message, and of an error its kind, code and stack without its values. */
export function createLog(write: (line: string) => void): Log {
  return {
    info: (text) => write(redact(text)),
    error: (text, error) => {
      const stack =
        error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
      write(redact(`${text}: ${stack}`));
    },
  };
}
