import { describeRule } from '../describe-rule';

const SEALED = { securityContext: { readOnlyRootFilesystem: true } };
const at = (...paths: string[]): object => ({
  volumeMounts: paths.map((mountPath, index) => ({ name: `v${index}`, mountPath })),
});
const spec = { volumes: [0, 1].map((index) => ({ name: `v${index}`, emptyDir: {} })) };

describeRule('writable-path', {
  passes: {
    'volumes where nginx writes': {
      web: { image: 'nginx:1.29.0', ...SEALED, ...at('/var/cache/nginx', '/run/') },
      spec,
    },
    'a root file system that can be written': { web: { image: 'nginx:1.29.0' } },
    'another program': { web: { image: 'ghcr.io/acme/nginx:1.29.0', ...SEALED } },
    'a configuration of its own': {
      web: { image: 'nginx:1.29.0', ...SEALED, ...at('/etc/nginx/nginx.conf', '/tmp') },
      spec,
    },
    'a command of its own': { web: { image: 'nginx:1.29.0', command: ['nginx-debug'], ...SEALED } },
  },
  fails: {
    'nginx without a volume': {
      pod: { web: { image: 'nginx:1.29.0', ...SEALED } },
      finds: [
        'warning writable-path: the root file system is read-only, and this image writes to /var/cache/nginx and /var/run when it starts: it ends at once.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem = true',
        '  fix: mount an emptyDir at /var/cache/nginx and /var/run.',
      ],
    },
    'one volume of two': {
      pod: {
        web: { image: 'docker.io/library/nginx:1.29.0', ...SEALED, ...at('/var/cache/nginx') },
        spec: { volumes: spec.volumes.slice(0, 1) },
      },
      finds: [
        'warning writable-path: the root file system is read-only, and this image writes to /var/run when it starts: it ends at once.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem = true',
        '  fix: mount an emptyDir at /var/run.',
      ],
    },
    'the image of nginx without root': {
      pod: { web: { image: 'nginxinc/nginx-unprivileged:1.29.0', ...SEALED } },
      finds: [
        'warning writable-path: the root file system is read-only, and this image writes to /tmp when it starts: it ends at once.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem = true',
        '  fix: mount an emptyDir at /tmp.',
      ],
    },
  },
});
