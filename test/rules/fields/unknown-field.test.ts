// cspell:words readines nmae
import { describeRule } from '../describe-rule';
import { LAST_KNOWN } from '../../support/versions';

describeRule('unknown-field', {
  passes: {
    'a field that only another version has, which is judged by its feature': {
      version: '1.37',
      web: { resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] },
    },
    'any name where names are free': { spec: { nodeSelector: { anything: 'x' } } },
  },
  fails: {
    'a misspelt field of a container': {
      pod: { web: { readinesProbe: { httpGet: { port: 8080 } } } },
      finds: [
        `error unknown-field: no version of Kubernetes up to ${LAST_KNOWN} has the field "readinesProbe" here.`,
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinesProbe',
        '  fix: did you mean "readinessProbe"? Use that name, or remove the field.',
      ],
    },
    'a field that only a later version has, inside one that the target drops': {
      pod: { version: '1.29', spec: { resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] } },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.29, which drops this field without an error: the feature gate DynamicResourceAllocation (resource claims) is off.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resourceClaims = [{"name":"gpu","resourceClaimName":"gpu"}]',
        '  fix: upgrade the cluster to Kubernetes 1.34 or newer, or enable the feature gate DynamicResourceAllocation, or remove the field.',
        '',
        'error unknown-field: Kubernetes 1.29 does not have the field "resourceClaimName" here: 1.31 is the first version with it.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resourceClaims[0].resourceClaimName = "gpu"',
        '  fix: remove the field, or upgrade the cluster.',
      ],
    },
    'a field of another name, which nothing is like': {
      pod: { spec: { sidecars: [] } },
      finds: [
        `error unknown-field: no version of Kubernetes up to ${LAST_KNOWN} has the field "sidecars" here.`,
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.sidecars',
        '  fix: correct the name, or remove the field.',
      ],
    },
    'a misspelt required field, and not that it is missing': {
      pod: { web: { env: [{ nmae: 'A', value: 'x' }] } },
      finds: [
        `error unknown-field: no version of Kubernetes up to ${LAST_KNOWN} has the field "nmae" here.`,
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].nmae',
        '  fix: did you mean "name"? Use that name, or remove the field.',
      ],
    },
    'capital letters that a field does not have': {
      pod: { spec: { hostnetwork: true } },
      finds: [
        `error unknown-field: no version of Kubernetes up to ${LAST_KNOWN} has the field "hostnetwork" here.`,
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostnetwork = true',
        '  fix: did you mean "hostNetwork"? Use that name, or remove the field.',
      ],
    },
  },
});
