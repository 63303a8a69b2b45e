/** What a reference looks like by a pattern ("HL/{year}/{number}") on a day (YYYY-MM-DD), for the matter numbered 412. */
export function exampleReference(pattern: string, day: string): string {
  const values: Readonly<Record<string, string>> = {
    '{year}': day.slice(0, 4),
    '{yy}': day.slice(2, 4),
    '{number}': '0412',
  };
  return pattern.trim().replace(/\{(?:year|yy|number)\}/g, (part) => values[part] ?? part);
}
