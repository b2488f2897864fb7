import type { Finding } from '../../findings/finding';

/** What to write in code to mend a finding, by the id of the finding; undefined if the fix says it all. */
export type AdviceTable = { readonly [id: string]: (finding: Finding) => string | undefined };
