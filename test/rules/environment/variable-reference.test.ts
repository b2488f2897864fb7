import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';

const env = (...variables: readonly (readonly [name: string, value: string])[]): Fields => ({
  env: variables.map(([name, value]) => ({ name, value })),
});

describeRule('variable-reference', {
  passes: {
    'a variable that is set before': { web: env(['HOST', 'db'], ['URL', 'postgres://$(HOST)']) },
    'a name that envFrom may set': {
      web: { ...env(['URL', '$(HOST)']), envFrom: [{ configMapRef: { name: 'shop' } }] },
    },
    'a name that a Service sets': { web: env(['URL', '$(DB_SERVICE_HOST)']) },
    'a dollar sign that is meant': { web: env(['PRICE', '$$(AMOUNT)']) },
    'an argument, which can be for the program': { web: { args: ['$(POD_NAME)'] } },
  },
  fails: {
    'a variable that is set after it': {
      pod: { web: env(['URL', 'postgres://$(HOST)'], ['HOST', 'db']) },
      finds: [
        'warning variable-reference: "URL" refers to $(HOST), and "HOST" is set after it: the program gets the text $(HOST).',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].value',
        '  fix: move "HOST" in front of "URL".',
      ],
    },
    'a variable that nobody sets': {
      pod: { web: env(['URL', 'postgres://$(HOST)']) },
      finds: [
        'warning variable-reference: "URL" refers to $(HOST), and nothing sets "HOST": the program gets the text $(HOST).',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].value',
        '  fix: set "HOST" in front of "URL", or write $$(HOST) if the text is meant.',
      ],
    },
  },
});
