import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

const file = (type: string, name: string, path: string): object => ({ [type]: { name, items: [{ key: 'k', path }] } });
const volume = (...sources: object[]): PodCase => ({ spec: { volumes: [{ name: 'all', projected: { sources } }] } });

describeRule('duplicate-projected-path', {
  passes: {
    'two files': volume(file('secret', 'a', 'token'), file('configMap', 'b', 'mode')),
    'all keys of two objects': volume({ secret: { name: 'a' } }, { configMap: { name: 'b' } }),
  },
  fails: {
    'a file of two sources': {
      pod: volume(file('secret', 'a', 'token'), file('secret', 'b', 'token')),
      finds: [
        'error duplicate-projected-path: 2 sources of the volume "all" make the file "token".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].projected.sources[1].secret.items[0].path = "token"',
        '  fix: give each of them a path of its own, or leave all but one out.',
      ],
    },
  },
});
