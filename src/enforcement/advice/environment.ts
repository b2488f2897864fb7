import type { AdviceTable } from './advice';

/** What to write in code about findings in environment variables. */
export const ENVIRONMENT_ADVICE: AdviceTable = {
  'plain-secret': () =>
    "`kplus.EnvValue.fromSecretValue({ secret, key: '…' })` takes it from a Secret, for a helper as well as for a container of cdk8s-plus.",
  'duplicate-variable': ({ data }) =>
    data?.['addedBy'] === 'pattern'
      ? '`override: true` in the `clientVariables` of the helper lets its variables take the place of those that are there.'
      : undefined,
};
