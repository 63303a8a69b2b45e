/** The format of a token as the window "Format of a token" shows it. A part is '' or false when it is not asked for. */
export type TokenFormat = { date: string; isUpper: boolean; otherwise: string };

/** How a date is written when its token asks for no pattern, as the filter `date` does (src-shared/domain/template.ts). */
export const usualDate = 'd MMMM yyyy';

const filter = /^(date|default|upper)(?:\s*:\s*(?:"([^"\\]*)"|'([^'\\]*)'))?$/;

/** Cuts filters at each "|" outside quotes. */
function cut(filters: string): string[] {
  return (filters.match(/(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^|])+/gs) ?? []).map((one) => one.trim());
}

/** What a token's filters ask for; null when they are more than the window can show, and are best left as they are. */
export function readFilters(filters: string): TokenFormat | null {
  const format: TokenFormat = { date: '', isUpper: false, otherwise: '' };
  for (const one of cut(filters)) {
    const [matched, name, double, single] = filter.exec(one) ?? [];
    if (matched === undefined) return null;
    const argument = double ?? single ?? '';
    if (name === 'upper') format.isUpper = true;
    else if (name === 'date') format.date = argument || usualDate;
    else format.otherwise = argument;
  }
  return format;
}

/** The filters that ask for a format, in the order in which they work: `date: "d MMMM yyyy" | upper | default: "soon"`. */
export function printFilters({ date, isUpper, otherwise }: TokenFormat): string {
  const words = otherwise.replaceAll(/["\\]/g, "'");
  return [
    date ? `date: "${date.replaceAll(/["\\]/g, '')}"` : '',
    isUpper ? 'upper' : '',
    words ? `default: "${words}"` : '',
  ]
    .filter(Boolean)
    .join(' | ');
}
