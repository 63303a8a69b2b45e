/** What a contact can be on a matter. */
export const partyRoles = ['client', 'other_side_solicitor', 'estate_agent', 'lender', 'accounts'] as const;

/** One of the roles a contact can have on a matter. */
export type PartyRole = (typeof partyRoles)[number];

/** The role as a person reads it. */
export const partyRoleNames: Readonly<Record<PartyRole, string>> = {
  client: 'Client',
  other_side_solicitor: 'Other side’s solicitor',
  estate_agent: 'Estate agent',
  lender: 'Lender',
  accounts: 'Accounts',
};
