import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

const at = '  at:  app/shop, Deployment "shop", container "web"';
const fix = '  fix: write the absolute path at which the container finds the volume, such as "/data".';

/** A volume mounted at a path. */
function mountedAt(mountPath: unknown, spec: object = {}): PodCase {
  return {
    spec: { volumes: [{ name: 'data', emptyDir: {} }], ...spec },
    web: { volumeMounts: [{ name: 'data', mountPath }] },
  };
}

describeRule('mount-path-missing', {
  passes: {
    'an absolute path': mountedAt('/var/lib/data'),
  },
  fails: {
    'an empty path': {
      pod: mountedAt(''),
      finds: [
        'error mount-path-missing: the mount path "" is empty.',
        at,
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPath = ""',
        fix,
      ],
    },
    'a path that is missing, in a Pod of Windows too': {
      pod: mountedAt(undefined, { os: { name: 'windows' } }),
      finds: [
        'error mount-path-missing: the mount path is missing.',
        at,
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPath',
        fix,
      ],
    },
  },
});
