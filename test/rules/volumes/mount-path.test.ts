import { describeRule } from '../describe-rule';
import { part, type PodCase } from '../judge-pod';

/** A volume mounted at a path. */
function mountedAt(mountPath: unknown, spec: object = {}): PodCase {
  return {
    spec: { volumes: [{ name: 'data', emptyDir: {} }], ...spec },
    web: { volumeMounts: [{ name: 'data', mountPath }] },
  };
}

describeRule('mount-path', {
  passes: {
    'an absolute path': mountedAt('/var/lib/data'),
    'a path with a colon and dots': mountedAt('/a:b/../c'),
    'a path with a drive, in a Pod that only its node selector sends to Windows': mountedAt('C:\\data', {
      nodeSelector: { 'kubernetes.io/os': 'windows' },
    }),
    'a named pipe of Windows': mountedAt('\\\\.\\pipe\\docker_engine'),
    'a relative path in a Pod of Windows': mountedAt('data', { os: { name: 'windows' } }),
  },
  fails: {
    'the root, where nothing of the image is left': {
      pod: mountedAt('/'),
      finds: [
        'warning mount-path: the mount path "/" is the root, where the volume hides every file of the image.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPath = "/"',
        '  fix: mount the volume at a directory of its own, such as "/data".',
      ],
    },
    'the root by another name': {
      pod: mountedAt('/./..'),
      finds: [
        'warning mount-path: the mount path "/./.." is the root, where the volume hides every file of the image.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPath = "/./.."',
        '  fix: mount the volume at a directory of its own, such as "/data".',
      ],
    },
    'a relative path, which the API server takes': {
      pod: mountedAt('var/lib/data'),
      finds: [
        'warning mount-path: the mount path "var/lib/data" is not absolute.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPath = "var/lib/data"',
        '  fix: begin the path with "/".',
      ],
    },
    'a home directory, which no one resolves': {
      pod: mountedAt('~/data', { os: { name: 'linux' } }),
      finds: [
        'warning mount-path: the mount path "~/data" is not absolute.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPath = "~/data"',
        '  fix: begin the path with "/".',
      ],
    },
    'a relative path that a construct added, as an error': {
      pod: { ...mountedAt('data'), joined: [part({ type: 'mount', container: 'web', path: 'data' }, 'app/shop/logs')] },
      finds: [
        'error mount-path: the mount path "data" is not absolute.',
        '  at:  app/shop/logs, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].mountPath = "data"',
        '  fix: begin the path with "/".',
      ],
    },
  },
});
