import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isFields, listOf, textOf } from '../../kubernetes/json';
import { dnsSubdomainProblem } from '../../kubernetes/names';
import { objectsOfType } from '../../pod/typed-objects';
import { placeIn } from '../typed-problems';
import type { Rule } from '../rule';

/**
 * The claim that is made for a Pod has a name that there can be, and no volume of the same Pod names it. Only an object of
 * kind Pod tells the name.
 */
export const ephemeralClaim: Rule = {
  id: 'ephemeral-claim',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The claim that is made for a Pod has a valid name, and no volume of the same Pod names it.',
  fields: ['spec.volumes[*].ephemeral', 'spec.volumes[*].persistentVolumeClaim.claimName', 'metadata.name'],
  onlyWith: ['ephemeral'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumes',
  check: (pod) => {
    const podName = textOf(fieldsOf(pod.manifest['metadata'])['name']) ?? '';
    if (pod.kind.templatePath.length > 0 || podName === '') return [];
    const made = listOf(pod.stored?.spec['volumes'])
      .map(fieldsOf)
      .filter(({ ephemeral }) => isFields(ephemeral));
    const claims = made.map(({ name }) => `${podName}-${textOf(name) ?? ''}`);
    return objectsOfType(pod, 'Volume').flatMap((volume) => {
      const { name, ephemeral, persistentVolumeClaim } = volume.fields;
      const claim = textOf(fieldsOf(persistentVolumeClaim)['claimName']);
      const own = `${podName}-${textOf(name) ?? ''}`;
      const problem = isFields(ephemeral) && textOf(name) ? dnsSubdomainProblem(own) : undefined;
      return [
        ...(problem === undefined
          ? []
          : [
              {
                ...placeIn(volume, 'name'),
                message: `the claim of the volume has the name ${JSON.stringify(own)}, which ${problem}.`,
                fix: 'correct the name of the volume.',
              },
            ]),
        ...(claim !== undefined && claims.includes(claim)
          ? [
              {
                ...placeIn(volume, 'persistentVolumeClaim.claimName'),
                message: `the claim ${JSON.stringify(claim)} is made for another volume of this Pod.`,
                fix: 'mount that volume instead.',
              },
            ]
          : []),
      ];
    });
  },
};
