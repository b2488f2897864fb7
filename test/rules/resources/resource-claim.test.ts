import { describeRule } from '../describe-rule';

describeRule('resource-claim', {
  passes: {
    'a claim of the Pod': {
      version: '1.37',
      spec: { resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] },
      web: { resources: { claims: [{ name: 'gpu' }] } },
    },
  },
  fails: {
    'a claim that the Pod does not have': {
      pod: { version: '1.37', web: { resources: { claims: [{ name: 'gpu' }] } } },
      finds: [
        'error resource-claim: the Pod has no claim named "gpu": spec.resourceClaims is empty.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.claims[0] = "gpu"',
        '  fix: add it to spec.resourceClaims.',
      ],
    },
    'a claim as a whole beside a request of it': {
      pod: {
        version: '1.37',
        spec: { resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] },
        web: { resources: { claims: [{ name: 'gpu', request: 'a' }, { name: 'gpu' }] } },
      },
      finds: [
        'error resource-claim: a request of the claim "gpu" is taken beside the whole claim.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.claims[1] = "gpu"',
        '  fix: take the whole claim, or its requests.',
        '',
        'warning server-side-apply: 2 entries of resources.claims have the name "gpu": server-side apply refuses that, and other updates may drop one of them.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.claims[1]',
        '  fix: name two claims in resourceClaims, one for each request.',
      ],
    },
  },
});
