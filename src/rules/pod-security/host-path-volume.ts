import { fieldsOf, isAbsent, listOf, textOf } from '../../kubernetes/json';
import { podSecurityRule } from '../pod-security-rule';

/** No volume is a directory or file of the node. */
export const hostPathVolume = podSecurityRule({
  id: 'host-path-volume',
  standard: 'baseline',
  summary: 'No volume is a path of the node.',
  fields: ['spec.volumes[*].hostPath'],
  name: 'hostPathVolumes',
  reason: 'hostPath volumes',
  violations: ({ spec }) =>
    listOf(spec['volumes'])
      .map(fieldsOf)
      .flatMap(({ name, hostPath }, index) =>
        isAbsent(hostPath)
          ? []
          : {
              path: `volumes[${index}].hostPath`,
              value: hostPath,
              data: { volume: textOf(name) ?? '' },
              detail: `volume "${textOf(name) ?? ''}"`,
              fix: 'use an emptyDir, a configMap or a persistentVolumeClaim instead.',
            },
      ),
});
