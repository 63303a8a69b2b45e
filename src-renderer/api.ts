import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { z } from 'zod';
import type { Bridge, CallName, InputOf, OutputOf } from '../src-shared/contract/contract.ts';
import { type ErrorCode, errorCodes } from '../src-shared/contract/errors.ts';

declare global {
  interface Window {
    clerkwell: Bridge;
  }
}

const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.enum(errorCodes),
      message: z.string(),
      details: z.record(z.string(), z.string()).optional(),
    }),
  }),
]);

/** A call that failed: a code for the program, a sentence for the person, details for the form. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

/** Asks main to do one call of the contract; throws an ApiError when it answers that it failed. */
export async function callApi<Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const answer = answerSchema.safeParse(await window.clerkwell.call(name, input));
  if (!answer.success) {
    throw new ApiError('internal', 'Clerkwell did not understand its own answer. Restart it and try again.');
  }
  if (!answer.data.ok) {
    const { code, message, details } = answer.data.error;
    throw new ApiError(code, message, details);
  }
  // Main's handlers are checked against the contract when they are compiled; parsing again here would cost each screen.
  return answer.data.value as OutputOf<Name>;
}

/** The store of what was asked. Nothing is asked again until main says that it changed. */
export function createQueryClient(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: {
        ...always,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: always,
    },
  });
}

/**
 * The answer of a call, kept up to date by main's change events. `keepPrevious`: the last answer stays while the next comes.
 * `asksAnew`: what was answered earlier is asked again when it comes on screen, even if no change was heard of yet.
 */
export function useCall<Name extends CallName>(
  name: Name,
  input: InputOf<Name>,
  options: { enabled?: boolean; keepPrevious?: boolean; asksAnew?: boolean } = {},
): UseQueryResult<OutputOf<Name>, ApiError> {
  return useQuery<OutputOf<Name>, ApiError>({
    queryKey: [name, input],
    queryFn: () => callApi(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.asksAnew ? { refetchOnMount: 'always' } : {}),
  });
}

type PagedCall = 'matters.find' | 'documents.list' | 'attention.list' | 'replies.list';

/** The pages of a call that is paged by key; `fetchNextPage` adds one. */
export function usePages<Name extends PagedCall>(
  name: Name,
  input: Omit<InputOf<Name>, 'after' | 'limit'>,
  limit: number,
) {
  return useInfiniteQuery({
    queryKey: [name, input],
    queryFn: ({ pageParam }) => callApi(name, { ...input, limit, after: pageParam } as InputOf<Name>),
    initialPageParam: null as string | null,
    getNextPageParam: (page: OutputOf<PagedCall>) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** A call that changes something, made when asked: `mutate(input)`. */
export function useAct<Name extends CallName>(
  name: Name,
): UseMutationResult<OutputOf<Name>, ApiError, InputOf<Name>> {
  return useMutation<OutputOf<Name>, ApiError, InputOf<Name>>({
    mutationFn: (input) => callApi(name, input),
  });
}
