import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

function restricted(image: string, securityContext: Fields = {}): PodCase {
  return { web: { image, securityContext: { runAsNonRoot: true, ...securityContext } } };
}

const FINDS = [
  'warning root-image: "web" must not run as root (runAsNonRoot), runAsUser is not set, and the user of the image is root: the kubelet does not start it.',
  '  at:  app/shop, Deployment "shop", container "web"',
  '  in:  spec.template.spec.containers[0].securityContext.runAsUser',
  '  fix: set runAsUser to a number with which the image works, such as 101 for nginx or 999 for a database, or take an image that is made for another user.',
];

describeRule('root-image', {
  passes: {
    'a user of the container': restricted('nginx:1.28.0', { runAsUser: 101 }),
    'a user of the Pod': { ...restricted('nginx:1.28.0'), spec: { securityContext: { runAsUser: 101 } } },
    'an image that may be root': { web: { image: 'nginx:1.28.0' } },
    'an image that is made for another user': restricted('nginxinc/nginx-unprivileged:1.28.0'),
    'an image of which nothing is known': restricted('ghcr.io/acme/nginx:1.28.0'),
  },
  fails: {
    'an official image whose user is root': { pod: restricted('nginx:1.28.0'), finds: FINDS },
    'what the Pod demands of all containers': {
      pod: {
        web: { image: 'docker.io/library/postgres:17.5' },
        spec: { securityContext: { runAsNonRoot: true } },
      },
      finds: FINDS,
    },
  },
});
