/** Every code an answer can fail with. Anything else that goes wrong is a bug and is answered with `internal`. */
export const errorCodes = [
  'foreign_sender',
  'unknown_call',
  'malformed_input',
  'input_too_large',
  'not_permitted',
  'not_found',
  'already_ticked',
  'not_ticked',
  'cannot_text',
  'text_too_long',
  'text_empty',
  'template_faulty',
  'in_use',
  'answer_needed',
  'pre_activation',
  'no_network',
  'changed_meanwhile',
  'account_incomplete',
  'messages_waiting',
  'secret_storage_unavailable',
  'too_late',
  'limit_reached',
  'bank_details',
  'daily_limit',
  'duplicate',
  'not_empty',
  'disk_full',
  'internal',
] as const;

/** One of the codes a failed answer carries. */
export type ErrorCode = (typeof errorCodes)[number];
