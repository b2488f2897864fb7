import { describeRule } from '../describe-rule';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describeRule('image-tag', {
  passes: {
    'the tag of a version': { web: { image: 'ghcr.io/acme/web:1.27.3-alpine' } },
    'the name of a release that keeps it': { web: { image: 'debian:bookworm-slim' } },
    'a commit behind the name of a branch': { web: { image: 'ghcr.io/acme/web:main-4f2c1ab' } },
    'a digest behind a tag that is moved': { web: { image: `nginx:latest@${DIGEST}` } },
  },
  fails: {
    'an image without a tag': {
      pod: { web: { image: 'nginx' } },
      finds: [
        'warning image-tag: the image has no tag, which stands for "latest": a Pod that starts again can run another program, and no rollback brings the old one back.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = "nginx"',
        '  fix: write the tag of a version, or the digest.',
      ],
    },
    'latest, which a node keeps': {
      pod: { web: { image: 'nginx:latest', imagePullPolicy: 'IfNotPresent' } },
      finds: [
        'warning image-tag: the tag "latest" moves: with imagePullPolicy IfNotPresent each node runs the image that it fetched first.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = "nginx:latest"',
        '  fix: write the tag of a version, or the digest.',
      ],
    },
    'the tag of a branch': {
      pod: { web: { image: 'ghcr.io/acme/web:main' } },
      finds: [
        'warning image-tag: the tag "main" moves: with imagePullPolicy IfNotPresent each node runs the image that it fetched first.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = "ghcr.io/acme/web:main"',
        '  fix: write the tag of a version, or the digest.',
      ],
    },
    'a moved tag of an init step, which is asked for at each start': {
      pod: { spec: { initContainers: [{ name: 'wait', image: 'nginx:stable-alpine', imagePullPolicy: 'Always' }] } },
      finds: [
        'warning image-tag: the tag "stable-alpine" moves: a Pod that starts again can run another program, and no rollback brings the old one back.',
        '  at:  app/shop, Deployment "shop", container "wait"',
        '  in:  spec.template.spec.initContainers[0].image = "nginx:stable-alpine"',
        '  fix: write the tag of a version, or the digest.',
      ],
    },
    'a moved tag with a pull policy that is the name of a method of every object': {
      pod: { fromCode: false, web: { image: 'nginx', imagePullPolicy: 'constructor' } },
      finds: [
        'error enum-value: imagePullPolicy is "constructor", and must be "Always", "IfNotPresent" or "Never".',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].imagePullPolicy = "constructor"',
        '  fix: write one of these values.',
        '',
        'warning image-tag: the image has no tag, which stands for "latest": the same manifest can run another program.',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].image = "nginx"',
        '  fix: write the tag of a version, or the digest.',
      ],
    },
  },
});
