import { describeRule } from '../describe-rule';
import { part } from '../judge-pod';

const fix = '  fix: give the volume a name of lower-case letters, digits and "-".';

describeRule('volume-name', {
  passes: {
    'a name of letters, digits and dashes': { spec: { volumes: [{ name: 'data-2', emptyDir: {} }] } },
    'a name of 63 characters, without a source, which means an emptyDir': {
      spec: { volumes: [{ name: 'a'.repeat(63) }] },
    },
  },
  fails: {
    'a name with a dot': {
      pod: { spec: { volumes: [{ name: 'data.v2', emptyDir: {} }] } },
      finds: [
        'error volume-name: the volume name "data.v2" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].name = "data.v2"',
        fix,
      ],
    },
    'the name of a volume of a helper, at the construct that brought it': {
      pod: {
        spec: { volumes: [{ name: 'Logs', emptyDir: {} }] },
        joined: [part({ type: 'volume', name: 'Logs' }, 'app/shop/Logs')],
      },
      finds: [
        'error volume-name: the volume name "Logs" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.',
        '  at:  app/shop/Logs, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].name = "Logs"',
        fix,
      ],
    },
    'two volumes without a name, neither of them as a duplicate': {
      pod: { kind: 'Pod', spec: { volumes: [{ emptyDir: {} }, null] } },
      finds: [
        'error volume-name: the volume name is missing.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.volumes[0].name',
        fix,
        '',
        'error volume-name: the volume name is missing.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.volumes[1].name',
        fix,
      ],
    },
  },
});
