import type { AdviceTable } from './advice';

/** What to write in code about findings in containers. */
export const CONTAINERS_ADVICE: AdviceTable = {
  'app-container': () =>
    `PodTemplate.of(workload).addContainer({ name: 'web', image: 'registry.example.com/web:1.0.0' });`,
  'container-name': helperName,
  'duplicate-container': helperName,
};

function helperName(): string {
  return 'a helper takes the id of its construct as the name of its container, unless its props give a `name`.';
}
