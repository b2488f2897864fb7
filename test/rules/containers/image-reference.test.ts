import { describeRule } from '../describe-rule';

describeRule('image-reference', {
  passes: {
    'a short name': { web: { image: 'nginx' } },
    'a registry with a port, a tag and a digest': {
      web: { image: `registry.local:5000/team/shop:1.42.0@sha256:${'0a'.repeat(32)}` },
    },
    'a registry in upper case': { web: { image: 'Registry.local/shop' } },
  },
  fails: {
    'a repository in upper case': {
      pod: { web: { image: 'ghcr.io/Acme/shop:1' } },
      finds: [
        'error image-reference: the image "ghcr.io/Acme/shop:1" is no image reference.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = "ghcr.io/Acme/shop:1"',
        '  fix: write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
      ],
    },
    'a blank before the name, which the API server takes in a template': {
      pod: { web: { image: ' nginx' } },
      finds: [
        'error image-reference: the image " nginx" is no image reference.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = " nginx"',
        '  fix: write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
      ],
    },
    'a web address, in an init step': {
      pod: { spec: { initContainers: [{ name: 'setup', image: 'https://ghcr.io/acme/shop' }] } },
      finds: [
        'error image-reference: the image "https://ghcr.io/acme/shop" is no image reference.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].image = "https://ghcr.io/acme/shop"',
        '  fix: write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
      ],
    },
    'an image that is missing': {
      pod: { web: { image: undefined } },
      finds: [
        'error image-reference: the image is missing.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image',
        '  fix: write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
      ],
    },
    'what YAML 1.1 makes of the unquoted image n': {
      pod: { web: { image: false } },
      finds: [
        'error image-reference: the image false is no image reference.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = false',
        '  fix: write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
      ],
    },
  },
});
