import { z } from 'zod';

/** Says what is wrong with what was typed as a person would; what a schema says itself comes first. Of texts only: the rest is no typing. */
function sayPlainly(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `This is too long: ${issue.maximum} characters at most.`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'Type something here.';
  return undefined;
}

z.config({ customError: sayPlainly });
