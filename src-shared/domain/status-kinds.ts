/** What a status of a matter can mean, whatever the firm calls it. */
export const statusKinds = ['quote', 'active', 'cancelled', 'archived'] as const;

/** One of the kinds of status. */
export type StatusKind = (typeof statusKinds)[number];

/** The kind as a person reads it. */
export const statusKindNames: Readonly<Record<StatusKind, string>> = {
  quote: 'Quote',
  active: 'Active',
  cancelled: 'Cancelled',
  archived: 'Archived',
};
