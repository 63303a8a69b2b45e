type Plain = Readonly<Record<string, string | number | boolean | null>>;

/**
 * What is to be stored of a form that was typed over `was` while the record became `now`: the fields that were edited as
 * `typed`, all others as they are now. `conflicts`: those that were edited here and changed there, to something else.
 */
export function mergeEdits<Form extends Plain>(
  was: { [Key in keyof Form]: Plain[string] },
  typed: Form,
  now: Form,
) {
  const merged: Form = { ...now };
  const conflicts: (keyof Form & string)[] = [];
  for (const key of Object.keys(typed) as (keyof Form & string)[]) {
    if (typed[key] === was[key]) continue;
    merged[key] = typed[key];
    if (now[key] !== was[key] && now[key] !== typed[key]) conflicts.push(key);
  }
  return { merged, conflicts };
}
