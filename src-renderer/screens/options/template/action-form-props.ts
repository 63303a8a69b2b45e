import type { TriggeredAction } from '../../../../src-shared/domain/task-definition.ts';

/** What the form of an action is given: the action, what is wrong with its fields, and where changes go. */
export type ActionFormProps<Action extends TriggeredAction = TriggeredAction> = {
  action: Action;
  faults: Readonly<Record<string, string>>;
  onChange: (action: TriggeredAction) => void;
};
