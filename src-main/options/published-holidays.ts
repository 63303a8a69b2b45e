import { parseBankHolidays } from '../../src-shared/domain/bank-holidays.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';

const address = 'https://www.gov.uk/bank-holidays.json';
const limitMs = 15_000;
/** The file has some 30 kB; what is far larger is another one. */
const mostBytes = 1_000_000;

const tryLater = 'Your list is as it was; try again later, or edit it by hand.';

type Lists = Extract<ReturnType<typeof parseBankHolidays>, { ok: true }>['byJurisdiction'];

/**
 * Asks gov.uk for the published bank holidays, 15 seconds long at most. `no_network` when it cannot be reached or
 * answers with an error, `malformed_input` when its answer is not the list; each with a sentence.
 */
export async function fetchPublishedHolidays(doFetch: typeof fetch): Promise<Result<Lists>> {
  let text: string | null;
  try {
    const answer = await doFetch(address, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(limitMs),
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      return fail('no_network', `gov.uk answered with an error (${answer.status}). ${tryLater}`);
    }
    text = await readText(answer);
  } catch {
    return fail(
      'no_network',
      `gov.uk could not be reached. Check the connection to the internet. ${tryLater}`,
    );
  }
  if (text === null) return fail('malformed_input', `What gov.uk answered is far too large. ${tryLater}`);
  const parsed = parseBankHolidays(parseJson(text));
  return parsed.ok ? ok(parsed.byJurisdiction) : fail('malformed_input', parsed.problem);
}

/** The text of an answer; null when it is too large, and then no more of it is read. */
async function readText(answer: Response): Promise<string | null> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
