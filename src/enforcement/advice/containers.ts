import type { AdviceTable } from './advice';
import { mergeContainer, removeField } from './at-field';

/** What to write in code about findings in containers. */
export const CONTAINERS_ADVICE: AdviceTable = {
  'app-container': () =>
    `PodTemplate.of(workload).addContainer({ name: 'web', image: 'registry.example.com/web:1.0.0' });`,
  'container-name': helperName,
  'default-container': ({ data }) =>
    `PodTemplate.of(workload).addAnnotation('kubectl.kubernetes.io/default-container', '${data?.['container'] ?? ''}');`,
  'digest-pull-policy': removeField,
  'duplicate-container': helperName,
  'guaranteed-class': ({ container = '' }) =>
    `QosTier.guaranteed({ cpu: { amount: '250m' }, memory: Size.mebibytes(256) }).applyTo(workload, '${container}');`,
  'image-never-pulled': removeField,
  'memory-limit': ({ container, data }) =>
    container === undefined || data?.['request'] === undefined
      ? undefined
      : mergeContainer(container, `{ resources: { limits: { memory: '${data['request']}' } } }`),
};

function helperName(): string {
  return 'a helper takes the id of its construct as the name of its container, unless its props give a `name`.';
}
