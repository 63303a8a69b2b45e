import { useState } from 'react';
import type { ActionForm, ActionOptions } from '../../../src-shared/contract/options.ts';
import { ApiError, callApi } from '../../api.ts';

/** Saves a message that is new or changed. After `changed_meanwhile` it holds what the other one saved, and the next save replaces that. */
export function useSaveAction(templateId: string, action: ActionOptions | null) {
  const [revision, setRevision] = useState(action?.revision ?? 0);
  const [theirs, setTheirs] = useState<string | null>(null);

  /** Answers null when it is saved, or why it is not. */
  async function save(form: ActionForm): Promise<ApiError | null> {
    try {
      if (action) await callApi('options.saveAction', { actionId: action.id, revision, form });
      else await callApi('options.addAction', { templateId, form });
      return null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'changed_meanwhile') {
        setRevision(Number(error.details.revision ?? revision));
        setTheirs([error.details.subject, error.details.body].filter(Boolean).join('\n'));
      }
      return error;
    }
  }
  return { save, theirs };
}
