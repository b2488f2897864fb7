import { describeRule } from '../describe-rule';

describeRule('working-dir', {
  passes: {
    'an absolute path': { web: { workingDir: '/srv' } },
    'an empty one, which stands for that of the image': { web: { workingDir: '' } },
    'a path with a drive': {
      spec: { nodeSelector: { 'kubernetes.io/os': 'windows' } },
      web: { workingDir: 'C:\\srv' },
    },
    'a relative path in a Pod of Windows': { spec: { os: { name: 'windows' } }, web: { workingDir: 'srv' } },
  },
  fails: {
    'a relative path, which the API server takes': {
      pod: { web: { workingDir: 'srv' } },
      finds: [
        'warning working-dir: the working directory "srv" is not absolute, and runc starts no container in it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].workingDir = "srv"',
        '  fix: write it from the root, such as "/srv".',
      ],
    },
  },
});
