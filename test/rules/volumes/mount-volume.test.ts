import { describeRule } from '../describe-rule';
import { part } from '../judge-pod';

const mounts = (name: unknown) => ({ volumeMounts: [{ name, mountPath: '/data' }] });

const dataClaim = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

describeRule('mount-volume', {
  passes: {
    'a mount of a volume of the Pod': { spec: { volumes: [{ name: 'data', emptyDir: {} }] }, web: mounts('data') },
    'a mount of a claim template of a StatefulSet': {
      kind: 'StatefulSet',
      workload: { volumeClaimTemplates: [dataClaim] },
      web: mounts('data'),
    },
    'a volume that nobody mounts': { spec: { volumes: [{ name: 'data', emptyDir: {} }] } },
  },
  fails: {
    'a mount of a volume that the Pod does not have; those that it has are named': {
      pod: {
        kind: 'StatefulSet',
        workload: { volumeClaimTemplates: [dataClaim] },
        spec: {
          volumes: [
            { name: 'tmp', emptyDir: {} },
            { name: 'cache', emptyDir: {} },
          ],
        },
        web: mounts('date'),
      },
      finds: [
        'error mount-volume: no volume of the Pod has the name "date".',
        '  at:  app/shop, StatefulSet "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].name = "date"',
        '  fix: did you mean "data"? Mount that one, or add the volume to spec.volumes.',
      ],
    },
    'a mount that a construct added, in a Pod without volumes': {
      pod: {
        web: mounts('data'),
        joined: [part({ type: 'mount', container: 'web', path: '/data' }, 'app/shop/logs')],
      },
      finds: [
        'error mount-volume: no volume of the Pod has the name "data".',
        '  at:  app/shop/logs, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].name = "data"',
        '  fix: add the volume to spec.volumes; the Pod has none yet.',
      ],
    },
    'a mount in a Pod of more than a hundred volumes, of which ten are named and none is guessed': {
      pod: {
        spec: { volumes: Array.from({ length: 101 }, (_, index) => ({ name: `v${100 + index}`, emptyDir: {} })) },
        web: mounts('v10'),
      },
      finds: [
        'error mount-volume: no volume of the Pod has the name "v10".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].name = "v10"',
        '  fix: add the volume to spec.volumes, or mount one that is there: "v100", "v101", "v102", "v103", "v104", "v105", "v106", "v107", "v108", "v109" and 91 more.',
      ],
    },
    'a mount that names null': {
      pod: { web: mounts(null) },
      finds: [
        'error mount-volume: the mount names no volume.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].name',
        '  fix: add the volume to spec.volumes; the Pod has none yet.',
      ],
    },
    'a mount that names no volume': {
      pod: { spec: { volumes: [{ name: 'cache', emptyDir: {} }] }, web: mounts(undefined) },
      finds: [
        'error mount-volume: the mount names no volume.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].name',
        '  fix: add the volume to spec.volumes, or mount one that is there: "cache".',
      ],
    },
  },
});
