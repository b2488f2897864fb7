import type { AdviceTable } from './advice';

/** What to write in code about findings in environment variables. */
export const ENVIRONMENT_ADVICE: AdviceTable = {
  'duplicate-variable': ({ data }) =>
    data?.['addedBy'] === 'pattern'
      ? '`override: true` in the `clientVariables` of the helper lets its variables take the place of those that are there.'
      : undefined,
};
