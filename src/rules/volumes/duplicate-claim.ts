import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated } from '../../findings/repeated';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * Two volumes of a Pod do not use one claim: the kubelet waits for the second one for ever.
 */
export const duplicateClaim: Rule = {
  id: 'duplicate-claim',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'Two volumes of a Pod use different claims.',
  fields: ['spec.volumes[*].persistentVolumeClaim.claimName'],
  onlyWith: ['persistentVolumeClaim'],
  symptoms: [SYMPTOMS.containerCreating, SYMPTOMS.pending, SYMPTOMS.failedMount, SYMPTOMS.unmountedVolumes],
  source: 'https://github.com/kubernetes/kubernetes/issues/127004',
  check: ({ spec }) => {
    const claims = listOf(spec['volumes']).flatMap((item, index) => {
      const volume = fieldsOf(item);
      const claim = textOf(fieldsOf(volume['persistentVolumeClaim'])['claimName']);
      return claim === undefined ? [] : [{ claim, name: textOf(volume['name']) ?? '', path: `volumes[${index}]` }];
    });
    return findRepeated(claims, ({ claim }) => claim).map(({ key, items }) => ({
      ...repeatedAt(items.map(({ path }) => `${path}.persistentVolumeClaim.claimName`)),
      message: `the volumes ${quotedList(items.map(({ name }) => name))} use one claim, "${key}": the Pod never starts.`,
      fix: 'declare one volume for the claim, and mount it in every container that needs it.',
    }));
  },
};
