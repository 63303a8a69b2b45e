import { v7 } from 'uuid';
import { z } from 'zod';

/** A new id: a UUIDv7, so that ids sort by the moment they were made (RFC 9562, section 5.7). */
export function newId(): string {
  return v7();
}

/** An id as it comes from the other side: bounded, never trusted to exist. */
export const idSchema = z.string().min(1).max(64);
