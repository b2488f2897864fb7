import { describeRule } from '../describe-rule';

const fix = '  fix: choose a name of letters, digits and "_" that does not begin with a digit.';
const at = '  at:  app/shop, Deployment "shop", container "web"';

describeRule('variable-name', {
  passes: {
    'a name of letters, digits and an underscore, for any target': {
      version: '1.27',
      web: { env: [{ name: 'DATABASE_1', value: 'x' }] },
    },
    'a name of dashes and dots, which Kubernetes has always taken': {
      version: '1.27',
      web: { env: [{ name: '-a.b-c', value: 'x' }] },
    },
    'a name that begins with a digit and has blanks, for a target that takes it': {
      version: '1.32',
      web: { env: [{ name: '1 a:b', value: 'x' }] },
    },
    'a name that begins with a digit, where the feature gate is on': {
      version: '1.31',
      featureGates: { RelaxedEnvironmentVariableValidation: true },
      web: { env: [{ name: '1A', value: 'x' }] },
    },
  },
  fails: {
    'a name that begins with a digit, for an older target': {
      pod: { version: '1.31', web: { env: [{ name: '1A', value: 'x' }] } },
      finds: [
        'error variable-name: the variable name "1A" must consist of letters, digits, "-", "_" and ".", and not begin with a digit.',
        at,
        '  in:  spec.template.spec.containers[0].env[0].name = "1A"',
        fix,
      ],
    },
    'a name with an equals sign, for any target': {
      pod: { version: '1.33', web: { env: [{ name: 'A=B', value: 'x' }] } },
      finds: [
        'error variable-name: the variable name "A=B" must consist of printable ASCII characters other than "=".',
        at,
        '  in:  spec.template.spec.containers[0].env[0].name = "A=B"',
        fix,
      ],
    },
    'two dots at the start, for an older target': {
      pod: { version: '1.31', web: { env: [{ name: '..A', value: 'x' }] } },
      finds: [
        'error variable-name: the variable name "..A" must not be "." or begin with "..".',
        at,
        '  in:  spec.template.spec.containers[0].env[0].name = "..A"',
        fix,
      ],
    },
    'a dot alone, for an older target': {
      pod: { version: '1.31', web: { env: [{ name: '.', value: 'x' }] } },
      finds: [
        'error variable-name: the variable name "." must not be "." or begin with "..".',
        at,
        '  in:  spec.template.spec.containers[0].env[0].name = "."',
        fix,
      ],
    },
    'an empty name': {
      pod: { web: { env: [{ name: '', value: 'x' }] } },
      finds: [
        'error variable-name: the variable name "" is empty.',
        at,
        '  in:  spec.template.spec.containers[0].env[0].name = ""',
        fix,
      ],
    },
    'a variable without a name': {
      pod: { web: { env: [{ value: 'x' }] } },
      finds: [
        'error variable-name: the variable name is missing.',
        at,
        '  in:  spec.template.spec.containers[0].env[0].name',
        fix,
      ],
    },
  },
});
