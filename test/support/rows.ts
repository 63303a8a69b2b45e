import type { MatterTypesTable, StatusTypesTable } from '../../src-main/database/schema.ts';

/** A matter type's row for tests that need just any row. */
export function matterTypeRow(id: string, more: Partial<MatterTypesTable> = {}): MatterTypesTable {
  return { id, name: 'Purchase', position: 1, retired: 0, sms_limit: null, revision: 1, ...more };
}

/** A status type's row for tests that need just any row. */
export function statusTypeRow(
  id: string,
  matterTypeId: string,
  more: Partial<StatusTypesTable> = {},
): StatusTypesTable {
  return {
    id,
    matter_type_id: matterTypeId,
    name: 'Open',
    kind: 'active',
    position: 1,
    revision: 1,
    ...more,
  };
}
