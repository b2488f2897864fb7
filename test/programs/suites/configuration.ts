import type { ProgramSuite } from '../suite';

/** What programs read of what is written for them. */
export const CONFIGURATION: ProgramSuite = { name: 'configuration', programs: [], run: async () => {} };
