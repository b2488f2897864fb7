import { describeRule, type FailingCase } from '../describe-rule';
import { helper } from '../judge-pod';

const fix =
  '  fix: write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.';

/** What is found of an image in which code had no value. */
function ofSlip(image: string): FailingCase {
  return {
    pod: { web: { image } },
    finds: [
      'warning image-reference: a part of the image is the word that JavaScript writes for a value that is not there.',
      '  at:  app/shop, Deployment "shop", container "web"',
      `  in:  spec.template.spec.containers[0].image = "${image}"`,
      '  fix: set the value that the image is made of, such as the environment variable with its tag.',
    ],
  };
}

/** What is found of the workload's own image, which no API server refuses. */
function ofOwn(image: string): FailingCase {
  return {
    pod: { web: { image } },
    finds: [
      `warning image-reference: the image "${image}" is not a valid image reference.`,
      '  at:  app/shop, Deployment "shop", container "web"',
      `  in:  spec.template.spec.containers[0].image = "${image}"`,
      fix,
    ],
  };
}

describeRule('image-reference', {
  passes: {
    'a short name': { web: { image: 'nginx:1.29.0' } },
    'a registry with a port, a tag and a digest': {
      web: { image: `registry.local:5000/team/shop:1.42.0@sha256:${'0a'.repeat(32)}` },
    },
    'words that only contain what JavaScript writes': { web: { image: 'acme/undefined-shop:null-1' } },
    'a registry in upper case': { web: { image: 'Registry.local/shop:1' } },
  },
  fails: {
    'a tag that code left undefined': ofSlip('ghcr.io/acme/shop:undefined'),
    'a tag that code left null': ofSlip('shop:null'),
    'a folder that code left undefined': ofSlip('ghcr.io/undefined/shop:1'),
    'a registry that code left undefined': ofSlip('undefined/shop:1'),
    'a name that code left undefined': ofSlip('ghcr.io/acme/undefined:1'),
    'a repository in upper case': ofOwn('ghcr.io/Acme/shop:1'),
    'a blank before the name, which the API server takes in a template': ofOwn(' nginx'),
    'a blank alone, which OpenShift replaces': ofOwn(' '),
    'a tag that another tool fills in': ofOwn('ghcr.io/acme/shop:${TAG}'),
    'a Go package that ko builds': ofOwn('ko://github.com/acme/shop'),
    'a blank inside, in a Pod': {
      pod: { kind: 'Pod', web: { image: 'shop :1' } },
      finds: [
        'warning image-reference: the image "shop :1" is not a valid image reference.',
        '  at:  app/shop, Pod "shop", container "web"',
        '  in:  spec.containers[0].image = "shop :1"',
        fix,
      ],
    },
    'a web address, in an init step': {
      pod: { spec: { initContainers: [{ name: 'setup', image: 'https://ghcr.io/acme/shop' }] } },
      finds: [
        'warning image-reference: the image "https://ghcr.io/acme/shop" is not a valid image reference.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].image = "https://ghcr.io/acme/shop"',
        fix,
      ],
    },
    'the image of a helper as an error, since code can be mended': {
      pod: {
        spec: { initContainers: [{ name: 'proxy', image: 'Envoy:1', restartPolicy: 'Always' }] },
        joined: [helper('proxy')],
      },
      finds: [
        'error image-reference: the image "Envoy:1" is not a valid image reference.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].image = "Envoy:1"',
        fix,
      ],
    },
    'an image in plain YAML as an error': {
      pod: { fromCode: false, web: { image: 'Shop' } },
      finds: [
        'error image-reference: the image "Shop" is not a valid image reference.',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = "Shop"',
        fix,
      ],
    },
  },
});
