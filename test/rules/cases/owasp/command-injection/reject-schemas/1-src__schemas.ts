import { z } from 'zod';

export const Wish = z.object({ name: z.string().min(1), count: z.coerce.number(), notes: z.array(z.string()) });
