import type { Catalogue, TokenValues } from './tokens.ts';

/** What a condition's ids stand for: the tokens there are, and names by the id of a status type or a task template. */
export type ConditionNames = {
  catalogue: Catalogue;
  statusNames: ReadonlyMap<string, string>;
  taskNames: ReadonlyMap<string, string>;
};

/** What a condition is evaluated against: one matter, for one client when its tokens are a client's, on one day. */
export type ConditionData = {
  values: TokenValues;
  /** The matter has several clients, and this is for none of them: a client's token has no one value, and is a fault. */
  isOfSeveralClients?: boolean;
  statusTypeId: string;
  statusKind: 'quote' | 'active' | 'cancelled' | 'archived';
  /** By task template; a template that is missing has no task on the matter. */
  taskStates: ReadonlyMap<string, 'completed' | 'outstanding' | 'not_required'>;
  /** The day in London, YYYY-MM-DD. */
  today: string;
};
