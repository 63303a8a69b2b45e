import { z } from 'zod';

/** The parts of the data a screen can be about. */
const areas = ['matters', 'progress', 'documents', 'options', 'session'] as const;

/** Told to every window after a commit: what may look different now. `matterId` null: any matter. */
export const changeSchema = z.object({ area: z.enum(areas), matterId: z.string().nullable() });

export type Change = z.infer<typeof changeSchema>;
export type ChangeArea = (typeof areas)[number];
