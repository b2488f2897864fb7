import { describeRule } from '../describe-rule';

describeRule('field-format', {
  passes: {
    'the name of a service account': { spec: { serviceAccountName: 'shop' } },
    'an empty name, which counts as absent': { spec: { priorityClassName: '' } },
  },
  fails: {
    'the name of a service account with an underscore': {
      pod: { spec: { serviceAccountName: 'shop_web' } },
      finds: [
        'error field-format: serviceAccountName "shop_web" is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.serviceAccountName = "shop_web"',
        '  fix: correct it, or leave it out.',
      ],
    },
    'a file that leads out of its volume': {
      pod: { spec: { volumes: [{ name: 'data', secret: { secretName: 'a', items: [{ key: 'a', path: '../a' }] } }] } },
      finds: [
        'error field-format: path "../a" has ".." in it.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].secret.items[0].path = "../a"',
        '  fix: correct it, or leave it out.',
      ],
    },
    'a header with a blank in its name': {
      pod: { web: { livenessProbe: { httpGet: { port: 8080, httpHeaders: [{ name: 'X Shop', value: '1' }] } } } },
      finds: [
        'error field-format: name "X Shop" must consist of letters, digits and "-".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.httpGet.httpHeaders[0].name = "X Shop"',
        '  fix: correct it, or leave it out.',
      ],
    },
    'an empty name where one must be': {
      pod: { spec: { runtimeClassName: '' } },
      finds: [
        'error field-format: runtimeClassName "" is empty.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.runtimeClassName = ""',
        '  fix: correct it, or leave it out.',
      ],
    },
  },
});
