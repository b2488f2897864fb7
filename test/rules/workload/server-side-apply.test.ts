import { newestFields, objectType } from '../../../src/kubernetes/fields/field-table';
import { COMPARED_LISTS } from '../../../src/rules/workload/duplicate-entry';
import { APPLIED_LISTS } from '../../../src/rules/workload/server-side-apply';
import { describeRule } from '../describe-rule';

describeRule('server-side-apply', {
  passes: {
    'two secrets, and two hosts with addresses of their own': {
      spec: {
        imagePullSecrets: [{ name: 'one' }, { name: 'two' }],
        hostAliases: [
          { ip: '10.0.0.1', hostnames: ['one.example.com'] },
          { ip: '10.0.0.2', hostnames: ['two.example.com'] },
        ],
      },
    },
    'a list that is replaced as a whole': { spec: { tolerations: [{ operator: 'Exists' }, { operator: 'Exists' }] } },
  },
  fails: {
    'two hosts with one address': {
      pod: {
        spec: {
          hostAliases: [
            { ip: '10.0.0.1', hostnames: ['one.example.com'] },
            { ip: '10.0.0.1', hostnames: ['two.example.com'] },
          ],
        },
      },
      finds: [
        'warning server-side-apply: 2 entries of hostAliases have the ip "10.0.0.1": server-side apply refuses that, and other updates may drop one of them.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostAliases[1]',
        '  fix: write one entry with all of the hostnames.',
      ],
    },
    'two requests of one claim, which the API server takes otherwise': {
      pod: {
        version: '1.34',
        spec: { resourceClaims: [{ name: 'gpu', resourceClaimName: 'one' }] },
        web: {
          resources: {
            claims: [
              { name: 'gpu', request: 'a' },
              { name: 'gpu', request: 'b' },
            ],
          },
        },
      },
      finds: [
        'warning server-side-apply: 2 entries of resources.claims have the name "gpu": server-side apply refuses that, and other updates may drop one of them.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.claims[1]',
        '  fix: name two claims in resourceClaims, one for each request.',
      ],
    },
    'an exit code that a rule names twice': {
      pod: {
        version: '1.35',
        web: {
          restartPolicy: 'Never',
          restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [3, 42, 3] } }],
        },
      },
      finds: [
        'warning server-side-apply: 2 entries of restartPolicyRules[0].exitCodes.values have the value 3: server-side apply refuses that, and other updates may drop one of them.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].restartPolicyRules[0].exitCodes.values[2] = 3',
        '  fix: remove all but one of them.',
      ],
    },
  },
});

test('every list of a Pod whose entries Kubernetes tells apart is looked at by a rule', () => {
  const keyed = (typeName: string): string[] =>
    newestFields(objectType(typeName))
      .filter(({ listKeys, isSet }) => listKeys.length > 0 || isSet)
      .map(({ name }) => name);
  const judged = new Set([...COMPARED_LISTS, ...APPLIED_LISTS].map(({ list }) => list.split('.').at(-1)));
  const types = ['PodSpec', 'Container', 'ResourceRequirements', 'ContainerRestartRuleOnExitCodes', 'VolumeMount'];
  const others = types.flatMap(keyed).filter((name) => !judged.has(name));
  // containers, volumes, variables, ports and mounts have rules of their own
  expect(others).toEqual([
    'containers',
    'ephemeralContainers',
    'initContainers',
    'volumes',
    'env',
    'ports',
    'volumeMounts',
  ]);
});
